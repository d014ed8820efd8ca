import { useWords } from '../../i18n'
import { day } from '../../kit/format'
import type { List } from '../../kit/list'
import { ListView } from '../../kit/list-page'
import { Page } from '../../kit/page'
import { useRecordPath } from '../../kit/record-link'
import { StatusTag } from '../../kit/status-tag'
import { Drafts } from './drafts'
import { ClassChangesCountQuery, ClassChangesQuery } from './query'
import { becomesOf, subjectOf, tones } from './words'

/** Changes of management classes: drafted, waiting for the second person, waiting for their day, in force. */
export function ClassChangesPage({ remit }: { remit: string }) {
  const words = useWords()
  const path = useRecordPath()
  const { classes, terms } = words
  const list: List<typeof ClassChangesQuery> = {
    name: 'classes',
    title: classes.title,
    document: ClassChangesQuery,
    count: ClassChangesCountQuery,
    columns: [
      { key: 'subject', title: classes.fields.subject, cell: (row) => subjectOf(row, words) },
      { key: 'kind', title: classes.fields.kind, cell: (row) => terms.classChangeKind[row.kind] },
      { key: 'becomes', title: classes.fields.becomes, cell: (row) => becomesOf(row, words) },
      { key: 'document', title: classes.fields.document, cell: (row) => row.document, wrap: true },
      { key: 'effective', title: classes.fields.effectiveOn, cell: (row) => day(row.effectiveOn), sort: 'EFFECTIVE_ON' },
      {
        key: 'state',
        title: classes.fields.state,
        cell: (row) => <StatusTag tone={tones[row.state] ?? 'still'} text={terms.classChangeState[row.state]} />,
      },
    ],
    filters: [],
    order: { column: 'effective', direction: 'desc' },
    path: ({ id }) => path('ClassChange', id),
    words: classes.list,
  }
  return (
    <Page title={classes.title} lead={classes.lead} aside={<Drafts />}>
      <ListView list={list} remit={remit} />
    </Page>
  )
}

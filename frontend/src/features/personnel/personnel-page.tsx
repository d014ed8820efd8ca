import { useWords } from '../../i18n'
import type { List } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import { type DrawShares, personnelColumns, yearOf } from './columns'
import { type Choices, personnelFilters } from './filters'
import { PersonnelCountQuery, PersonnelQuery } from './query'

interface PersonnelPageProps {
  choices: Choices
  remit: string
  /** A department sees its own share only, and is told so. */
  ofDepartment: boolean
  drawShares: DrawShares
}

/** Stationed staff that this viewer may see. */
export function PersonnelPage({ choices, remit, ofDepartment, drawShares }: PersonnelPageProps) {
  const words = useWords()
  const path = useRecordPath()
  const { personnel } = words
  const list: List<typeof PersonnelQuery> = {
    name: 'personnel',
    title: personnel.title,
    document: PersonnelQuery,
    count: PersonnelCountQuery,
    columns: personnelColumns(words, drawShares),
    filters: personnelFilters(words, choices),
    order: { column: 'name', direction: 'asc' },
    path: ({ id }) => path('Staff', id),
    words: personnel.list,
    note: (rows) => (yearOf(rows) === null ? personnel.share.noAssessments : null),
  }
  return <ListPage list={list} remit={remit} lead={ofDepartment ? personnel.share.department : undefined} />
}

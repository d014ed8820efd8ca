import { useWords, type Words } from '../../i18n'
import { count, moment, yuan } from '../../kit/format'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { MediationsCountQuery, MediationsQuery, mediationFilters } from './mediations'
import { OutcomeTag } from './outcome'
import { severalTownships, townshipCell } from './township'

type Row = RowOf<typeof MediationsQuery>
type MediationColumn = Column<Row, OrderFieldOf<typeof MediationsQuery>>

/** What it is about, where, and who leads it. */
function matterColumns({ joint, terms }: Words): MediationColumn[] {
  const { columns, people, yuan: money } = joint.mediations
  return [
    {
      key: 'title',
      title: columns.title,
      sort: 'TITLE',
      wrap: true,
      cell: ({ id, title }) => (
        <RecordLink type="Mediation" id={id}>
          {title}
        </RecordLink>
      ),
    },
    { key: 'category', title: columns.category, sort: 'CATEGORY', cell: ({ category }) => terms.disputeCategory[category] },
    { key: 'township', title: columns.township, given: severalTownships, cell: townshipCell },
    { key: 'village', title: columns.village, cell: ({ village }) => village?.name },
    {
      key: 'people',
      title: columns.people,
      sort: 'PEOPLE_INVOLVED',
      align: 'right',
      cell: ({ peopleInvolved }) => people(count(peopleInvolved)),
    },
    {
      key: 'amount',
      title: columns.amount,
      sort: 'AMOUNT',
      align: 'right',
      cell: ({ amount }) => (amount === null ? null : money(yuan(amount))),
    },
  ]
}

function mediationColumns(words: Words): MediationColumn[] {
  const { columns } = words.joint.mediations
  return [
    ...matterColumns(words),
    { key: 'accepted', title: columns.accepted, sort: 'ACCEPTED_AT', cell: ({ acceptedAt }) => moment(acceptedAt) },
    { key: 'deadline', title: columns.deadline, sort: 'DEADLINE_ON', cell: ({ deadlineOn }) => deadlineOn },
    {
      key: 'concluded',
      title: columns.concluded,
      sort: 'CONCLUDED_AT',
      cell: ({ concludedAt }) => concludedAt && moment(concludedAt),
    },
    { key: 'outcome', title: columns.outcome, sort: 'SUCCEEDED', cell: (row) => <OutcomeTag mediation={row} /> },
    { key: 'mediator', title: columns.mediator, hidden: true, cell: ({ mediator }) => mediator?.name },
    { key: 'number', title: columns.number, sort: 'NUMBER', hidden: true, cell: ({ number }) => number },
  ]
}

interface MediationsPageProps {
  townships: { id: string; name: string }[]
  remit: string
}

/** Disputes under joint mediation that this viewer may see. */
export function MediationsPage({ townships, remit }: MediationsPageProps) {
  const words = useWords()
  const path = useRecordPath()
  const { mediations } = words.joint
  const list: List<typeof MediationsQuery> = {
    name: 'mediations',
    title: mediations.title,
    document: MediationsQuery,
    count: MediationsCountQuery,
    columns: mediationColumns(words),
    filters: mediationFilters(words, townships),
    order: { column: 'accepted', direction: 'desc' },
    path: ({ id }) => path('Mediation', id),
    words: mediations.list,
  }
  return <ListPage list={list} remit={remit} />
}

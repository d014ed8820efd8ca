import { useWords, type Words } from '../../i18n'
import { count } from '../../kit/format'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { FollowUp } from './follow-up'
import { JointOperationsCountQuery, JointOperationsQuery, operationFilters } from './operations'
import { severalTownships, townshipCell } from './township'

type Row = RowOf<typeof JointOperationsQuery>

function operationColumns({ joint, terms }: Words): Column<Row, OrderFieldOf<typeof JointOperationsQuery>>[] {
  const { columns, places, problemsOf } = joint.operations
  return [
    {
      key: 'title',
      title: columns.title,
      sort: 'TITLE',
      wrap: true,
      cell: ({ id, title }) => (
        <RecordLink type="JointOperation" id={id}>
          {title}
        </RecordLink>
      ),
    },
    { key: 'theme', title: columns.theme, sort: 'THEME', cell: ({ theme }) => terms.operationTheme[theme] },
    { key: 'township', title: columns.township, given: severalTownships, cell: townshipCell },
    { key: 'area', title: columns.area, cell: ({ area }) => area },
    { key: 'held', title: columns.held, sort: 'HELD_ON', cell: ({ heldOn }) => heldOn },
    {
      key: 'targets',
      title: columns.targets,
      sort: 'TARGETS_CHECKED',
      align: 'right',
      cell: ({ targetsChecked }) => places(count(targetsChecked)),
    },
    {
      key: 'problems',
      title: columns.problems,
      sort: 'PROBLEMS_FOUND',
      align: 'right',
      cell: ({ problemsFound }) => problemsOf(count(problemsFound)),
    },
    {
      key: 'followUp',
      title: columns.followUp,
      sort: 'FOLLOW_UP_CLOSED_ON',
      cell: ({ followUpClosedOn }) => <FollowUp closedOn={followUpClosedOn} />,
    },
    { key: 'lead', title: columns.lead, hidden: true, cell: ({ lead }) => lead?.name },
    { key: 'number', title: columns.number, sort: 'NUMBER', hidden: true, cell: ({ number }) => number },
  ]
}

interface JointOperationsPageProps {
  townships: { id: string; name: string }[]
  remit: string
}

/** Joint enforcement operations that this viewer may see. */
export function JointOperationsPage({ townships, remit }: JointOperationsPageProps) {
  const words = useWords()
  const path = useRecordPath()
  const { operations } = words.joint
  const list: List<typeof JointOperationsQuery> = {
    name: 'jointOperations',
    title: operations.title,
    document: JointOperationsQuery,
    count: JointOperationsCountQuery,
    columns: operationColumns(words),
    filters: operationFilters(words, townships),
    order: { column: 'held', direction: 'desc' },
    path: ({ id }) => path('JointOperation', id),
    words: operations.list,
  }
  return <ListPage list={list} remit={remit} />
}

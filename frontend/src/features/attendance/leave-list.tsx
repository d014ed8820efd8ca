import type { ReactNode } from 'react'
import { useWords, type Words } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { coded, type Filter, filtersOf, type WhereOf, within } from '../../kit/filters'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { Share } from '../../kit/mask'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { LeavesCountQuery, LeavesQuery } from './leave-query'
import { LeaveStatus } from './leave-status'
import './attendance.css'

type Leave = RowOf<typeof LeavesQuery>
type Where = WhereOf<typeof LeavesQuery>

function columnsOf({ attendance, table }: Words): Column<Leave, OrderFieldOf<typeof LeavesQuery>>[] {
  const { columns, daysOf } = attendance.leaves
  return [
    {
      key: 'person',
      title: columns.person,
      width: 92,
      cell: ({ id, staff }) => (
        <RecordLink type="Leave" id={id}>
          {staff?.name ?? table.none}
        </RecordLink>
      ),
    },
    { key: 'class', title: columns.class, width: 84, cell: ({ managementClass }) => <ClassBadge of={managementClass} /> },
    { key: 'agency', title: columns.agency, cell: ({ agency }) => agency.name },
    {
      key: 'type',
      title: columns.type,
      cell: (row) => (
        <Share row={row} field="type" label={columns.type}>
          {row.type?.name ?? table.none}
        </Share>
      ),
    },
    { key: 'from', title: columns.from, sort: 'STARTS_ON', cell: ({ startsOn }) => <span className="number">{startsOn}</span> },
    { key: 'to', title: columns.to, sort: 'ENDS_ON', cell: ({ endsOn }) => <span className="number">{endsOn}</span> },
    { key: 'days', title: columns.days, align: 'right', cell: ({ days }) => daysOf(String(Number(days))) },
    { key: 'cover', title: columns.cover, cell: ({ cover }) => cover?.name },
    { key: 'decider', title: columns.decider, cell: ({ decider }) => decider.name },
    { key: 'status', title: columns.status, cell: (row) => <LeaveStatus {...row} /> },
  ]
}

function filters({ attendance, terms }: Words): Filter<Where>[] {
  const { all, filter: label, yes, no } = attendance.leaves
  const filter = filtersOf<typeof LeavesQuery>()
  return [
    filter.choice({
      key: 'status',
      label: label.status,
      all: all.status,
      choices: coded(terms.leaveStatus),
      where: (code) => ({ status: { eq: code } }),
    }),
    filter.yesNo({
      key: 'overdue',
      label: label.overdue,
      all: all.overdue,
      yes,
      no,
      where: (late) => ({ overdue: { eq: late } }),
    }),
    filter.choice({
      key: 'class',
      label: label.class,
      all: all.class,
      segmented: true,
      choices: coded(terms.managementClass),
      where: (code) => ({ managementClass: { eq: code } }),
    }),
    filter.dates({ key: 'days', label: label.days, where: (range) => ({ startsOn: within(range) }) }),
  ]
}

interface LeavesPageProps {
  remit: string
  /** The button to ask for the own leave. */
  acts: ReactNode
  drawMonth: (where: Where) => ReactNode
}

/** Leave that this viewer decides, is told of, supervises, covers or has asked for: as a list, and as a month. */
export function LeavesPage({ remit, acts, drawMonth }: LeavesPageProps) {
  const words = useWords()
  const path = useRecordPath()
  const { leaves } = words.attendance
  const list: List<typeof LeavesQuery> = {
    name: 'leaves',
    title: leaves.title,
    document: LeavesQuery,
    count: LeavesCountQuery,
    columns: columnsOf(words),
    filters: filters(words),
    order: { column: 'from', direction: 'desc' },
    path: ({ id }) => path('Leave', id),
    words: leaves.list,
    views: [{ key: 'month', label: leaves.calendar, draw: drawMonth }],
  }
  return <ListPage list={list} remit={remit} acts={acts} />
}

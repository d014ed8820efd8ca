import { useWords, type Words } from '../../i18n'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListView } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'

const QuartersQuery = graphql(`
  query AttendanceQuarters(
    $first: Int, $last: Int, $after: String, $before: String, $where: AttendanceQuarterWhere, $orderBy: [AttendanceQuarterOrder!]
  ) {
    attendanceQuarters(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes { id quarter days present late onLeave official absent corrections openUntil staff { id name } agency { name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)
const QuartersCountQuery = graphql(`
  query AttendanceQuartersCount($where: AttendanceQuarterWhere) {
    attendanceQuarters(where: $where) { totalCount }
  }
`)

type Quarter = RowOf<typeof QuartersQuery>

function columnsOf({ attendance, table }: Words, today: string): Column<Quarter, OrderFieldOf<typeof QuartersQuery>>[] {
  const { columns, quarterOf, open, since } = attendance.sheet
  const counted = (
    key: 'days' | 'present' | 'late' | 'onLeave' | 'official' | 'absent' | 'corrections',
    sort: OrderFieldOf<typeof QuartersQuery>,
  ) => ({
    key,
    title: columns[key],
    sort,
    align: 'right' as const,
    cell: (row: Quarter) => row[key],
  })
  return [
    {
      key: 'person',
      title: columns.person,
      width: 92,
      cell: ({ staff }) =>
        staff ? (
          <RecordLink type="Staff" id={staff.id}>
            {staff.name}
          </RecordLink>
        ) : (
          table.none
        ),
    },
    { key: 'agency', title: columns.agency, cell: ({ agency }) => agency.name },
    { key: 'quarter', title: columns.quarter, sort: 'QUARTER', cell: ({ quarter }) => quarterOf(quarter) },
    counted('days', 'DAYS'),
    counted('present', 'PRESENT'),
    counted('late', 'LATE'),
    counted('onLeave', 'ON_LEAVE'),
    counted('official', 'OFFICIAL'),
    counted('absent', 'ABSENT'),
    counted('corrections', 'CORRECTIONS'),
    {
      key: 'openUntil',
      title: columns.openUntil,
      cell: ({ openUntil }) => (today <= openUntil ? open(openUntil) : since(openUntil)),
    },
  ]
}

/** The quarterly extract: days per person, no reasons; what came after the lock is counted. */
export function AttendanceQuarters({ remit, today }: { remit: string; today: string }) {
  const words = useWords()
  const path = useRecordPath()
  const { sheet } = words.attendance
  const list: List<typeof QuartersQuery> = {
    name: 'quarters',
    title: sheet.views.quarter,
    document: QuartersQuery,
    count: QuartersCountQuery,
    columns: columnsOf(words, today),
    filters: [],
    order: { column: 'quarter', direction: 'desc' },
    path: ({ staff }) => (staff ? path('Staff', staff.id) : null),
    words: sheet.list,
  }
  return <ListView list={list} remit={remit} />
}

import { useWords, type Words } from '../../i18n'
import { count, moment } from '../../kit/format'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { MeetingsCountQuery, MeetingsQuery, meetingFilters, sundayOf } from './meetings'
import { severalTownships, townshipCell } from './township'

type Row = RowOf<typeof MeetingsQuery>

function meetingColumns({ joint, terms, list }: Words): Column<Row, OrderFieldOf<typeof MeetingsQuery>>[] {
  const { columns, week, cases, of, all } = joint.meetings
  return [
    {
      key: 'week',
      title: columns.week,
      sort: 'WEEK_ON',
      cell: ({ id, weekOn }) => (
        <RecordLink type="Meeting" id={id}>
          {week(weekOn, sundayOf(weekOn))}
        </RecordLink>
      ),
    },
    { key: 'kind', title: columns.kind, sort: 'KIND', cell: ({ kind }) => terms.meetingKind[kind] },
    { key: 'township', title: columns.township, given: severalTownships, cell: townshipCell },
    { key: 'held', title: columns.held, sort: 'HELD_AT', cell: ({ heldAt }) => moment(heldAt) },
    { key: 'chair', title: columns.chair, cell: ({ chair }) => chair?.name },
    {
      key: 'cases',
      title: columns.cases,
      sort: 'CASES_DISCUSSED',
      align: 'right',
      cell: ({ casesDiscussed }) => cases(count(casesDiscussed)),
    },
    {
      key: 'attended',
      title: columns.attended,
      align: 'right',
      cell: ({ attended, absent }) => of(attended.length, attended.length + absent.length),
    },
    {
      key: 'absent',
      title: columns.absent,
      wrap: true,
      cell: ({ absent }) =>
        absent.length === 0 ? <span className="secondary">{all}</span> : list(absent.map(({ name }) => name)),
    },
  ]
}

interface MeetingsPageProps {
  townships: { id: string; name: string }[]
  remit: string
}

/** The weekly meetings that this viewer may see, by week. */
export function MeetingsPage({ townships, remit }: MeetingsPageProps) {
  const words = useWords()
  const path = useRecordPath()
  const { meetings } = words.joint
  const list: List<typeof MeetingsQuery> = {
    name: 'meetings',
    title: meetings.title,
    document: MeetingsQuery,
    count: MeetingsCountQuery,
    columns: meetingColumns(words),
    filters: meetingFilters(words, townships),
    order: { column: 'week', direction: 'desc' },
    path: ({ id }) => path('Meeting', id),
    words: meetings.list,
  }
  return <ListPage list={list} remit={remit} />
}

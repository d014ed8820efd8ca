import type { Words } from '../../i18n'
import { moment } from '../../kit/format'
import { LevelChip } from '../../kit/level-chip'
import type { Column, OrderFieldOf, RowOf } from '../../kit/list'
import { Share } from '../../kit/mask'
import { RecordLink } from '../../kit/record-link'
import { LevelClock } from './clocks'
import { LevelTimesCell } from './level-times'
import type { EventsQuery } from './query'
import { EventStatusTag } from './status'

export type EventRow = RowOf<typeof EventsQuery>
type EventColumn = Column<EventRow, OrderFieldOf<typeof EventsQuery>>

/** Whether the rows lie in more than one township: else the column says nothing. */
const several = (rows: EventRow[]) => new Set(rows.map(({ township }) => township.id)).size > 1

function whatColumns({ events, terms }: Words): EventColumn[] {
  const { columns } = events
  return [
    {
      key: 'title',
      title: columns.title,
      sort: 'TITLE',
      wrap: true,
      cell: ({ id, title }) => (
        <RecordLink type="Event" id={id}>
          {title}
        </RecordLink>
      ),
    },
    { key: 'level', title: columns.level, sort: 'LEVEL', cell: ({ level }) => <LevelChip level={level} /> },
    { key: 'status', title: columns.status, sort: 'STATUS', cell: ({ status }) => <EventStatusTag status={status} /> },
    {
      key: 'category',
      title: columns.category,
      sort: 'CATEGORY',
      wrap: 'short',
      cell: ({ category }) => terms.eventCategory[category] ?? category,
    },
  ]
}

function whereColumns({ events, terms }: Words, inside: boolean): EventColumn[] {
  const { columns } = events
  return [
    {
      key: 'township',
      title: columns.township,
      given: several,
      cell: ({ township }) => (
        <RecordLink type="Township" id={township.id}>
          {township.name}
        </RecordLink>
      ),
    },
    { key: 'village', title: columns.village, hidden: !inside, cell: ({ village }) => village?.name },
    { key: 'platform', title: columns.platform, hidden: true, cell: ({ platform }) => terms.platformKind[platform.kind] },
    {
      key: 'agency',
      title: columns.agency,
      hidden: true,
      cell: ({ agency }) =>
        agency && (
          <RecordLink type="Agency" id={agency.id}>
            {agency.name}
          </RecordLink>
        ),
    },
  ]
}

/** The columns of the list; within one township it is the village that tells events apart. */
export function eventColumns(words: Words, inside: boolean): EventColumn[] {
  const { columns } = words.events
  return [
    ...whatColumns(words),
    ...whereColumns(words, inside),
    { key: 'reported', title: columns.reported, sort: 'REPORTED_AT', cell: ({ reportedAt }) => moment(reportedAt) },
    { key: 'due', title: columns.due, sort: 'DUE_AT', cell: (row) => <LevelClock event={row} /> },
    {
      key: 'times',
      title: columns.times,
      cell: (row) => (
        <Share row={row} field="levelTimes" label={`${row.title} ${columns.times}`}>
          <LevelTimesCell times={row.levelTimes} />
        </Share>
      ),
    },
    { key: 'number', title: columns.number, sort: 'NUMBER', hidden: true, cell: ({ number }) => number },
  ]
}

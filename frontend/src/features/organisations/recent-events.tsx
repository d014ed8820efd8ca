import { useWords, type Words } from '../../i18n'
import { DataTable } from '../../kit/data-table'
import { count, moment } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import { LevelChip } from '../../kit/level-chip'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { ListLink, RecordLink } from '../../kit/record-link'
import { Notice } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'

export const RecentEventsFragment = graphql(`
  fragment RecentEvents on EventConnection @_unmask {
    totalCount
    nodes { id number title level status reportedAt overdue }
  }
`)

type Event = ResultOf<typeof RecentEventsFragment>['nodes'][number]

function columnsOf({ organisations, terms }: Words): Column<Event>[] {
  const { columns, late } = organisations.events
  return [
    {
      key: 'number',
      title: columns.number,
      cell: ({ id, number }) => (
        <RecordLink type="Event" id={id}>
          {number}
        </RecordLink>
      ),
    },
    { key: 'title', title: columns.title, wrap: true, cell: ({ title }) => title },
    { key: 'level', title: columns.level, cell: ({ level }) => <LevelChip level={level} /> },
    {
      key: 'status',
      title: columns.status,
      cell: ({ status, overdue }) => (
        <>
          <StatusTag tone={status === 'CLOSED' ? 'still' : 'under-way'} text={terms.eventStatus[status]} />{' '}
          {overdue ? <StatusTag tone="late" text={late} /> : null}
        </>
      ),
    },
    { key: 'reported', title: columns.reported, align: 'right', cell: ({ reportedAt }) => moment(reportedAt) },
  ]
}

interface RecentEventsProps {
  events: ResultOf<typeof RecentEventsFragment>
  /** The filters under which the list of events holds all of them; absent: it has no such filters. */
  filters?: Record<string, string>
}

/** The newest events of a body that this viewer may see, and how many there are. */
export function RecentEvents({ events, filters }: RecentEventsProps) {
  const words = useWords()
  const text = words.organisations.events
  const total = text.total(count(events.totalCount))
  if (events.nodes.length === 0) {
    return (
      <Notice kind="denied" title={text.none}>
        <p>{text.noneText}</p>
      </Notice>
    )
  }
  return (
    <Panel
      title={text.title}
      note={
        filters ? (
          <ListLink type="Event" filters={filters}>
            {total}
          </ListLink>
        ) : (
          total
        )
      }
    >
      <DataTable label={text.title} rows={events.nodes} columns={columnsOf(words)} keyOf={({ id }) => id} />
    </Panel>
  )
}

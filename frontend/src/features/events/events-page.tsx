import { useWords } from '../../i18n'
import type { List } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import { EventBoard } from './board'
import { EventCharts } from './charts'
import { eventColumns } from './columns'
import { eventFilters } from './filters'
import { EventsCountQuery, EventsQuery } from './query'
import { TownshipMap } from './township-map'
import './events.css'

interface EventsPageProps {
  townships: { id: string; name: string }[]
  remit: string
  /** The viewer sees what events are about and how they stand, not how they were handled. */
  outline: boolean
  /** The viewer's events lie in one township. */
  inside: boolean
}

/** Events of four levels that this viewer may see: as a list, a board, a map and charts, all under the same filters. */
export function EventsPage({ townships, remit, outline, inside }: EventsPageProps) {
  const words = useWords()
  const path = useRecordPath()
  const { events } = words
  const list: List<typeof EventsQuery> = {
    name: 'events',
    title: events.title,
    document: EventsQuery,
    count: EventsCountQuery,
    columns: eventColumns(words, inside),
    filters: eventFilters(words, { townships, outline }),
    order: { column: 'reported', direction: 'desc' },
    path: ({ id }) => path('Event', id),
    words: events.list,
    views: [
      { key: 'board', label: events.views.board, draw: (where) => <EventBoard where={where} /> },
      { key: 'map', label: events.views.map, draw: (where) => <TownshipMap where={where} /> },
      { key: 'charts', label: events.views.charts, draw: (where) => <EventCharts where={where} inside={inside} /> },
    ],
  }
  return <ListPage list={list} remit={remit} lead={outline ? events.outline : undefined} />
}

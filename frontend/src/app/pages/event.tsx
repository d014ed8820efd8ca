import { WhatISee } from '../../features/access/what-i-see'
import { EventClocks, EventClocksFragment } from '../../features/events/event-clocks'
import { EventContent, EventHead, EventRecordFragment, EventReporter, eventRecord } from '../../features/events/event-record'
import { EventSteps, EventStepsFragment } from '../../features/events/event-steps'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const EventQuery = graphql(
  `
    query Event($id: ID!) {
      node(id: $id) {
        __typename
        ... on Event {
          id
          title
          ...EventRecord
          ...EventClocks
          ...EventSteps
        }
      }
    }
  `,
  [EventRecordFragment, EventClocksFragment, EventStepsFragment],
)

/** One event: what it is about, both of its clocks, where the time went, and what was done. */
export function Component() {
  const words = useWords()
  const { tabs, toList, gone, goneHelp } = words.events.record
  const ask = useAsk()
  const view: RecordView<typeof EventQuery, 'Event'> = {
    document: EventQuery,
    type: 'Event',
    title: ({ title }) => title,
    head: (event) => <EventHead event={event} />,
    tabs: [
      {
        key: 'overview',
        label: tabs.overview,
        draw: (event) => (
          <div>
            <EventContent event={event} />
            <EventClocks event={event} />
            <EventReporter event={event} />
          </div>
        ),
      },
      { key: 'steps', label: tabs.steps, draw: (event) => <EventSteps event={event} /> },
    ],
    aside: (event) => <WhatISee records={[eventRecord(words, event)]} ask={ask} />,
    list: { to: '/events', label: toList },
    words: { kind: words.nav.pages.event, gone, help: goneHelp },
  }
  return <RecordPage view={view} />
}

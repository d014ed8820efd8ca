import { WhatISee } from '../../features/access/what-i-see'
import { CloseGrid } from '../../features/organisations/close-acts'
import { outsideOf, publicRecord } from '../../features/organisations/public-record'
import { RecentEvents, RecentEventsFragment } from '../../features/organisations/recent-events'
import { RenameGrid } from '../../features/organisations/rename-acts'
import { GridBasics, GridBasicsFragment } from '../../features/organisations/village-basics'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useBoot } from '../viewer'

const GridQuery = graphql(
  `
    query Grid($id: ID!) {
      node(id: $id) {
        __typename
        ... on Grid {
          id
          name
          version
          can
          village { id }
          ...GridBasics
          events(first: 20, orderBy: [{ field: REPORTED_AT, direction: DESC }]) { ...RecentEvents }
        }
      }
    }
  `,
  [GridBasicsFragment, RecentEventsFragment],
)

const shown = ['name', 'code', 'village', 'township', 'events']

/** One grid: where it lies and what happened there. */
export function Component() {
  const words = useWords()
  const { permissions, organisation } = useBoot().viewer
  const { grids: text, help } = words.organisations
  const view: RecordView<typeof GridQuery, 'Grid'> = {
    document: GridQuery,
    type: 'Grid',
    title: ({ name }) => name,
    acts: (grid) => (
      <>
        <RenameGrid grid={grid} />
        <CloseGrid grid={grid} />
      </>
    ),
    tabs: [
      { key: 'basics', label: text.tabs.basics, draw: (grid) => <GridBasics grid={grid} /> },
      {
        key: 'events',
        label: text.tabs.events,
        draw: ({ name, events }) => <RecentEvents events={events} filters={{ village: name }} />,
      },
    ],
    aside: ({ id, events }) => {
      const belongings = [{ field: 'events', type: 'Event', count: events.totalCount }]
      const outside = outsideOf(belongings, permissions, organisation.id === id)
      return <WhatISee records={[publicRecord(words, id, shown, outside)]} ask={null} />
    },
    list: { to: '/grids', label: text.toList },
    words: { kind: words.nav.pages.grid, gone: text.gone, help },
  }
  return <RecordPage view={view} />
}

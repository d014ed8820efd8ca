import { WhatISee } from '../../features/access/what-i-see'
import { CloseVillage } from '../../features/organisations/close-acts'
import { OpenGrid } from '../../features/organisations/open-acts'
import { outsideOf, publicRecord } from '../../features/organisations/public-record'
import { RecentEvents, RecentEventsFragment } from '../../features/organisations/recent-events'
import { RenameVillage } from '../../features/organisations/rename-acts'
import { VillageBasics, VillageBasicsFragment } from '../../features/organisations/village-basics'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useBoot } from '../viewer'

const VillageQuery = graphql(
  `
    query Village($id: ID!) {
      node(id: $id) {
        __typename
        ... on Village {
          id
          name
          code
          version
          can
          township { id }
          ...VillageBasics
          events(first: 20, orderBy: [{ field: REPORTED_AT, direction: DESC }]) { ...RecentEvents }
        }
      }
    }
  `,
  [VillageBasicsFragment, RecentEventsFragment],
)

const shown = ['name', 'code', 'form', 'township', 'serviceCentre', 'grids', 'events']

/** One village or community: its grids, its service centre, what happened there. */
export function Component() {
  const words = useWords()
  const { permissions, organisation } = useBoot().viewer
  const { villages: text, help } = words.organisations
  const view: RecordView<typeof VillageQuery, 'Village'> = {
    document: VillageQuery,
    type: 'Village',
    title: ({ name }) => name,
    acts: (village) => (
      <>
        <OpenGrid village={village} />
        <RenameVillage village={village} />
        <CloseVillage village={village} />
      </>
    ),
    tabs: [
      { key: 'basics', label: text.tabs.basics, draw: (village) => <VillageBasics village={village} /> },
      {
        key: 'events',
        label: text.tabs.events,
        draw: ({ name, township, events }) => <RecentEvents events={events} filters={{ village: name, township: township.id }} />,
      },
    ],
    aside: ({ id, events }) => {
      const belongings = [{ field: 'events', type: 'Event', count: events.totalCount }]
      const outside = outsideOf(belongings, permissions, organisation.id === id)
      return <WhatISee records={[publicRecord(words, id, shown, outside)]} ask={null} />
    },
    list: { to: '/villages', label: text.toList },
    words: { kind: words.nav.pages.village, gone: text.gone, help },
  }
  return <RecordPage view={view} />
}

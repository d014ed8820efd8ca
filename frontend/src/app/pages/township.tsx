import { WhatISee } from '../../features/access/what-i-see'
import { Shares } from '../../features/assessments/shares'
import { AgenciesOf } from '../../features/organisations/agencies-of'
import { AgencyRowFragment } from '../../features/organisations/agency-columns'
import { CloseTownship } from '../../features/organisations/close-acts'
import { TownshipHead, TownshipHeadFragment } from '../../features/organisations/heads'
import { JointWork, JointWorkFragment } from '../../features/organisations/joint-work'
import { OpenAgency, OpenVillage } from '../../features/organisations/open-acts'
import { PlatformsOf, PlatformsOfFragment } from '../../features/organisations/platforms-of'
import { outsideOf, publicRecord } from '../../features/organisations/public-record'
import { RecentEvents, RecentEventsFragment } from '../../features/organisations/recent-events'
import { SealsAndCentres, SealsAndCentresFragment } from '../../features/organisations/seals-and-centres'
import { VillagesOf, VillagesOfFragment } from '../../features/organisations/villages-of'
import { PersonnelOf } from '../../features/personnel/personnel-of'
import { useWords, type Words } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { type RecordOf, RecordPage, type RecordView } from '../../kit/record'
import { useBoot, type Viewer } from '../viewer'

const TownshipQuery = graphql(
  `
    query Township($id: ID!) {
      node(id: $id) {
        __typename
        ... on Township {
          id
          name
          code
          version
          can
          ...TownshipHead
          agencies(first: 50) { nodes { ...AgencyRow } }
          ...VillagesOf
          ...PlatformsOf
          ...SealsAndCentres
          events(first: 10, orderBy: [{ field: REPORTED_AT, direction: DESC }]) { ...RecentEvents }
          ...JointWork
        }
      }
    }
  `,
  [
    TownshipHeadFragment,
    AgencyRowFragment,
    VillagesOfFragment,
    PlatformsOfFragment,
    SealsAndCentresFragment,
    RecentEventsFragment,
    JointWorkFragment,
  ],
)

type View = RecordView<typeof TownshipQuery, 'Township'>

/** What the page shows beside the list of staff, which asks for itself. */
function tabsOf({ organisations }: Words, staff: View['tabs'][number]): View['tabs'] {
  const { tabs } = organisations.townships
  const columns = ['name', 'rule', 'head', 'phone', 'staff']
  return [
    {
      key: 'agencies',
      label: tabs.agencies,
      draw: ({ agencies }) => <AgenciesOf agencies={agencies.nodes} columns={columns} none={organisations.agencies.noneHere} />,
    },
    staff,
    { key: 'villages', label: tabs.villages, draw: (township) => <VillagesOf township={township} /> },
    { key: 'platforms', label: tabs.platforms, draw: (township) => <PlatformsOf township={township} /> },
    { key: 'windows', label: tabs.windows, draw: (township) => <SealsAndCentres township={township} /> },
    {
      key: 'work',
      label: tabs.work,
      draw: (township) => (
        <>
          <RecentEvents events={township.events} filters={{ township: township.id }} />
          <JointWork township={township} />
        </>
      ),
    },
  ]
}

/** Tabs that need the whole width. */
const wide = ['staff', 'villages']
const facts = ['name', 'code', 'form', 'category', 'villageCount', 'gridCount']

/** The township as the panel has it: of its records, an organ of the district and the township itself see the whole. */
function townshipRecord(
  words: Words,
  { permissions, organisation }: Viewer,
  township: RecordOf<typeof TownshipQuery, 'Township'>,
) {
  const belongings = [
    { field: 'agencies', type: 'Agency', count: township.agencies.nodes.length },
    { field: 'personnel', type: 'Staff', count: township.personnel.totalCount },
    { field: 'platforms', type: 'Platform', count: township.platforms.nodes.length },
    { field: 'events', type: 'Event', count: township.events.totalCount },
    { field: 'mediations', type: 'Mediation', count: township.mediations.totalCount },
    { field: 'jointOperations', type: 'JointOperation', count: township.jointOperations.totalCount },
    { field: 'meetings', type: 'Meeting', count: township.meetings.totalCount },
  ]
  const shown = [...facts, ...belongings.map(({ field }) => field)]
  return publicRecord(words, township.id, shown, outsideOf(belongings, permissions, organisation.id === township.id))
}

/** One township: its agencies by class, its people, villages, platforms, seal, and work. */
export function Component() {
  const words = useWords()
  const { viewer, townships, departments } = useBoot()
  const { townships: text, help } = words.organisations
  const view: View = {
    document: TownshipQuery,
    type: 'Township',
    title: ({ name }) => name,
    head: (township) => <TownshipHead township={township} />,
    acts: (township) => (
      <>
        <OpenAgency township={township} />
        <OpenVillage township={township} />
        <CloseTownship township={township} />
      </>
    ),
    tabs: tabsOf(words, {
      key: 'staff',
      label: text.tabs.staff,
      draw: ({ id }) => (
        <PersonnelOf
          choices={{ townships, departments }}
          remit={viewer.remit}
          drawShares={(of, row) => <Shares of={of} row={row} />}
          only={{ township: { id: { eq: id } } }}
          without={['township']}
        />
      ),
    }),
    aside: (township, tab) =>
      wide.includes(tab) ? null : <WhatISee records={[townshipRecord(words, viewer, township)]} ask={null} />,
    list: { to: '/townships', label: text.toList },
    words: { kind: words.nav.pages.township, gone: text.gone, help },
  }
  return <RecordPage view={view} />
}

import { WhatISee } from '../../features/access/what-i-see'
import {
  AgencyAssessments,
  AgencyAssessmentsFragment,
  agencyAssessmentRecords,
} from '../../features/assessments/assessment-years'
import { Shares } from '../../features/assessments/shares'
import { AgencyBasics, AgencyBasicsFragment, agencyRecord } from '../../features/organisations/agency-basics'
import { ClassWhy, ClassWhyFragment } from '../../features/organisations/class-why'
import { AgencyActs } from '../../features/organisations/close-acts'
import { AgencyHead } from '../../features/organisations/heads'
import { RecentEvents, RecentEventsFragment } from '../../features/organisations/recent-events'
import { PersonnelOf } from '../../features/personnel/personnel-of'
import { EnterStaff } from '../../features/personnel/staff-acts'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'
import { useBoot } from '../viewer'

const AgencyQuery = graphql(
  `
    query Agency($id: ID!) {
      node(id: $id) {
        __typename
        ... on Agency {
          id
          name
          version
          can
          ...AgencyBasics
          ...ClassWhy
          ...AgencyAssessments
          events(first: 20, orderBy: [{ field: REPORTED_AT, direction: DESC }]) { ...RecentEvents }
        }
      }
    }
  `,
  [AgencyBasicsFragment, ClassWhyFragment, AgencyAssessmentsFragment, RecentEventsFragment],
)

const known = ['township', 'department', 'kind', 'agency', 'class']

/** One agency: whose it is and why it has its class, its people, its assessments, what it handled. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { viewer, townships, departments } = useBoot()
  const { tabs, gone, toList } = words.organisations.agencies
  const view: RecordView<typeof AgencyQuery, 'Agency'> = {
    document: AgencyQuery,
    type: 'Agency',
    title: ({ name }) => name,
    head: (agency) => <AgencyHead agency={agency} />,
    acts: (agency) => (
      <>
        <EnterStaff agency={agency} />
        <AgencyActs agency={agency} />
      </>
    ),
    tabs: [
      {
        key: 'basics',
        label: tabs.basics,
        draw: (agency) => (
          <div className="panels">
            <ClassWhy agency={agency} />
            <AgencyBasics agency={agency} />
          </div>
        ),
      },
      {
        key: 'staff',
        label: tabs.staff,
        draw: ({ id }) => (
          <PersonnelOf
            choices={{ townships, departments }}
            remit={viewer.remit}
            drawShares={(of, row) => <Shares of={of} row={row} />}
            only={{ agency: { id: { eq: id } } }}
            without={known}
          />
        ),
      },
      { key: 'assessments', label: tabs.assessments, draw: (agency) => <AgencyAssessments agency={agency} /> },
      {
        key: 'events',
        label: tabs.events,
        draw: ({ name, events }) => <RecentEvents events={events} filters={{ agency: name }} />,
      },
    ],
    aside: (agency, tab) => {
      const records = tab === 'assessments' ? agencyAssessmentRecords(words, agency) : []
      return tab === 'staff' ? null : (
        <WhatISee records={records.length > 0 ? records : [agencyRecord(words, agency)]} ask={ask} />
      )
    },
    logged: true,
    list: { to: '/agencies', label: toList },
    words: { kind: words.nav.pages.agency, gone, help: words.organisations.help },
  }
  return <RecordPage view={view} />
}

import { WhatISee } from '../../features/access/what-i-see'
import { appointmentSteps, PersonAppointments, PersonAppointmentsFragment } from '../../features/appointments/person-appointments'
import {
  AssessmentYears,
  AssessmentYearsFragment,
  assessmentRecords,
  publishedSteps,
} from '../../features/assessments/assessment-years'
import { Belonging, BelongingFragment, classSteps } from '../../features/organisations/belonging'
import { PersonBasics, PersonBasicsFragment, personRecord } from '../../features/personnel/person-basics'
import { PersonCard, PersonCardFragment } from '../../features/personnel/person-card'
import { lifeOf, PersonLifeFragment, PersonTimeline } from '../../features/personnel/person-timeline'
import { StaffActs, StaffActsFragment } from '../../features/personnel/staff-acts'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { whoCanSeePath } from '../paths'
import { useBoot, type Viewer } from '../viewer'

const PersonQuery = graphql(
  `
    query Person($id: ID!) {
      node(id: $id) {
        __typename
        ... on Staff {
          id
          name
          ...PersonCard
          ...PersonLife
          ...StaffActs
          ...PersonBasics
          ...AssessmentYears
          ...PersonAppointments
          ...Belonging
        }
      }
    }
  `,
  [
    PersonLifeFragment,
    PersonCardFragment,
    StaffActsFragment,
    PersonBasicsFragment,
    AssessmentYearsFragment,
    PersonAppointmentsFragment,
    BelongingFragment,
  ],
)

/** Those of the remit may ask about its people; everybody may ask about the own file. */
const mayAsk = ({ permissions, account }: Viewer, person: string): boolean =>
  permissions.includes('whoCanSee') || (permissions.includes('whoCanSee:self') && account.staff?.id === person)

/** One person: the card, what is known under three tabs, and what this viewer sees of it. */
export function Component() {
  const words = useWords()
  const { viewer } = useBoot()
  const { tabs, toList, gone, goneHelp } = words.personnel.person
  const view: RecordView<typeof PersonQuery, 'Staff'> = {
    document: PersonQuery,
    type: 'Staff',
    title: ({ name }) => name,
    head: (person) => <PersonCard person={person} />,
    acts: (person) => <StaffActs person={person} />,
    tabs: [
      { key: 'basics', label: tabs.basics, draw: (person) => <PersonBasics person={person} /> },
      { key: 'assessments', label: tabs.assessments, draw: (person) => <AssessmentYears person={person} /> },
      { key: 'appointments', label: words.appointments.tab, draw: (person) => <PersonAppointments person={person} /> },
      { key: 'belonging', label: tabs.belonging, draw: (person) => <Belonging person={person} /> },
      {
        key: 'timeline',
        label: tabs.timeline,
        draw: (person) => (
          <PersonTimeline
            steps={[
              ...lifeOf(words, person),
              ...appointmentSteps(words, person),
              ...publishedSteps(words, person),
              ...classSteps(words, person),
            ]}
          />
        ),
      },
    ],
    aside: (person, tab) => {
      const records = tab === 'assessments' ? assessmentRecords(words, person) : []
      const ask = mayAsk(viewer, person.id) ? whoCanSeePath : null
      return <WhatISee records={records.length > 0 ? records : [personRecord(words, person)]} ask={ask} />
    },
    logged: true,
    list: { to: '/personnel', label: toList },
    words: { kind: words.nav.pages.person, gone, help: goneHelp },
  }
  return <RecordPage view={view} />
}

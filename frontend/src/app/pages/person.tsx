import { Tabs } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { WhatISee } from '../../features/access/what-i-see'
import { AssessmentYears, AssessmentYearsFragment, assessmentRecords } from '../../features/assessments/assessment-years'
import { Belonging, BelongingFragment } from '../../features/organisations/belonging'
import { PersonBasics, PersonBasicsFragment, personRecord } from '../../features/personnel/person-basics'
import { PersonCard, PersonCardFragment } from '../../features/personnel/person-card'
import { PersonGone } from '../../features/personnel/person-gone'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Page } from '../../kit/page'
import { Failed, Loading, Stale } from '../../kit/states'
import { whoCanSeePath } from '../paths'
import '../../features/personnel/personnel.css'
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
          ...PersonBasics
          ...AssessmentYears
          ...Belonging
        }
      }
    }
  `,
  [PersonCardFragment, PersonBasicsFragment, AssessmentYearsFragment, BelongingFragment],
)

type Person = Extract<NonNullable<ResultOf<typeof PersonQuery>['node']>, { __typename: 'Staff' }>

const tabs = ['basics', 'assessments', 'belonging'] as const

/** Those of the remit may ask about its people; everybody may ask about the own file. */
const mayAsk = ({ permissions, account }: Viewer, person: string): boolean =>
  permissions.includes('whoCanSee') || (permissions.includes('whoCanSee:self') && account.staff?.id === person)

function PersonTabs({ person }: { person: Person }) {
  const words = useWords()
  const { viewer } = useBoot()
  const [search, setSearch] = useSearchParams()
  const active = tabs.find((tab) => tab === search.get('tab')) ?? 'basics'
  const ask = mayAsk(viewer, person.id) ? whoCanSeePath : null
  const records = active === 'assessments' ? assessmentRecords(words, person) : []
  const content = {
    basics: <PersonBasics person={person} />,
    assessments: <AssessmentYears person={person} />,
    belonging: <Belonging person={person} />,
  }
  return (
    <div className="person">
      <Tabs
        activeKey={active}
        onChange={(tab) => setSearch(tab === 'basics' ? {} : { tab }, { replace: true })}
        items={tabs.map((key) => ({ key, label: words.personnel.person.tabs[key], children: content[key] }))}
      />
      <WhatISee records={records.length > 0 ? records : [personRecord(words, person)]} ask={ask} />
    </div>
  )
}

function Record({ id }: { id: string }) {
  const { personnel, nav } = useWords()
  const { data, failure, retry } = useAnswer(PersonQuery, { id })
  const person = data?.node?.__typename === 'Staff' ? data.node : null
  const gone = person === null && (data !== undefined || failure?.code === 'NOT_FOUND' || failure?.code === 'BAD_INPUT')
  return (
    <Page title={person?.name ?? nav.pages.person} aside={<Link to="/personnel">{personnel.person.toList}</Link>}>
      {failure && person ? <Stale failure={failure} retry={retry} /> : null}
      {person ? <PersonCard person={person} /> : null}
      {person ? <PersonTabs person={person} /> : null}
      {gone ? <PersonGone /> : null}
      {!data && failure && !gone ? <Failed failure={failure} retry={retry} /> : null}
      {!data && !failure ? <Loading /> : null}
    </Page>
  )
}

/** One person: the card, what is known under three tabs, and what this viewer sees of it. */
export function Component() {
  const { id = '' } = useParams()
  return <Record key={id} id={id} />
}

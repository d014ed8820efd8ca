import { useWords, type Words } from '../../i18n'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { type Fact, Facts, Panel } from '../../kit/page'
import { BodyNames } from './body-names'

export const AgencyBasicsFragment = graphql(`
  fragment AgencyBasics on Agency @_unmask {
    id
    name
    code
    kind
    headName
    dutyPhone
    staffCount
    establishedOn
    closedOn
    township { id name form category }
    department { id name }
    servedTownships(first: 30) { nodes { id name } }
    platforms(first: 10) { nodes { id name } }
    masked { field reason }
  }
`)

type Agency = ResultOf<typeof AgencyBasicsFragment>

/** What a page shows of an agency, for the panel that says what this viewer sees of it. */
const shown = [
  ...['name', 'kind', 'managementClass', 'classDocument', 'township', 'department', 'headName', 'dutyPhone', 'staffCount'],
  ...['establishedOn', 'servedTownships', 'platforms', 'code'],
]

/** The agency as a record of which some fields may be masked. */
export function agencyRecord({ organisations }: Words, { id, masked }: Pick<Agency, 'id' | 'masked'>) {
  const fields = shown.map((field) => ({ field, name: organisations.fields[field] ?? field }))
  return { id, masked, fields, title: organisations.agencies.record }
}

function factsOf({ organisations, terms, table }: Words, agency: Agency): Fact[] {
  const label = (field: string) => organisations.fields[field] ?? field
  const { township, department, servedTownships, platforms } = agency
  const staff = (
    <Share row={agency} field="staffCount" label={`${agency.name} ${label('staffCount')}`}>
      {agency.staffCount === null ? table.none : organisations.people(agency.staffCount)}
    </Share>
  )
  return [
    { label: label('kind'), value: terms.agencyKind[agency.kind] },
    { label: label('township'), value: <BodyNames type="Township" bodies={[township]} /> },
    { label: label('category'), value: terms.townshipCategory[township.category] },
    { label: label('department'), value: <BodyNames type="Department" bodies={[department]} /> },
    { label: label('headName'), value: agency.headName ?? table.none },
    { label: label('dutyPhone'), value: agency.dutyPhone ?? table.none },
    { label: label('staffCount'), value: staff },
    { label: label('servedTownships'), value: <BodyNames type="Township" bodies={servedTownships.nodes} /> },
    { label: label('platforms'), value: <BodyNames type="Platform" bodies={platforms.nodes} /> },
    { label: label('establishedOn'), value: agency.establishedOn },
    ...(agency.closedOn ? [{ label: label('closedOn'), value: agency.closedOn }] : []),
    { label: label('code'), value: agency.code },
  ]
}

/** Whose the agency is, who leads it, whom it serves. */
export function AgencyBasics({ agency }: { agency: Agency }) {
  const words = useWords()
  return (
    <Panel title={words.organisations.basics}>
      <Facts facts={factsOf(words, agency)} />
    </Panel>
  )
}

import { useWords, type Words } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { type Fact, Facts, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'

export const BelongingFragment = graphql(`
  fragment Belonging on Staff {
    agency {
      id
      name
      kind
      managementClass
      classDocument
      classHistory { id managementClass since until override document }
      headName
      dutyPhone
      staffCount
      township { id name form category }
      department { id name }
    }
  }
`)

type Agency = NonNullable<ResultOf<typeof BelongingFragment>['agency']>

function factsOf({ personnel, terms }: Words, agency: Agency): Fact[] {
  const { belonging } = personnel
  return [
    { label: belonging.agency, value: agency.name },
    { label: belonging.host, value: agency.township.name },
    { label: belonging.category, value: terms.townshipCategory[agency.township.category] },
    { label: belonging.parent, value: agency.department.name },
    ...(agency.headName ? [{ label: belonging.head, value: agency.headName }] : []),
    ...(agency.dutyPhone ? [{ label: belonging.duty, value: agency.dutyPhone }] : []),
    ...(agency.staffCount === null ? [] : [{ label: belonging.staff, value: belonging.people(agency.staffCount) }]),
  ]
}

/** Classes that the agency had before; nothing where it always had the one of today. */
function History({ periods }: { periods: Agency['classHistory'] }) {
  const { personnel, terms } = useWords()
  const { belonging } = personnel
  if (periods.length < 2) return null
  return (
    <>
      <h3>{belonging.history}</h3>
      <ul className="plain-list">
        {periods.map(({ id, managementClass, since, until, document }) => (
          <li key={id}>
            {belonging.period(terms.managementClass[managementClass], since, until)} <span className="secondary">{document}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The agency, its class and the rule that gives it, its host and its parent. */
export function Belonging({ person }: { person: FragmentOf<typeof BelongingFragment> }) {
  const words = useWords()
  const { agency } = readFragment(BelongingFragment, person)
  if (!agency) return null
  const { personnel, terms } = words
  const { belonging } = personnel
  const letter = agency.managementClass
  const squadron = agency.kind === 'ENFORCEMENT_SQUADRON'
  return (
    <div className="panels">
      <Panel title={belonging.agency}>
        <Facts facts={factsOf(words, agency)} />
      </Panel>
      <Panel title={belonging.class} note={<ClassBadge of={letter} />}>
        <p className="strong">{terms.classMeaning[letter]}</p>
        <h3>{belonging.rule}</h3>
        <Quote>{belonging.rules[letter]}</Quote>
        {squadron ? <p>{belonging.squadron(terms.townshipForm[agency.township.form], letter)}</p> : null}
        {agency.classDocument ? <p className="secondary">{belonging.document(agency.classDocument)}</p> : null}
        <h3>{belonging.meaning}</h3>
        <ul className="plain-list">
          {belonging.effects[letter].map((effect) => (
            <li key={effect}>{effect}</li>
          ))}
        </ul>
        <History periods={agency.classHistory} />
      </Panel>
    </div>
  )
}

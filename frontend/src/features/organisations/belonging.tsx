import type { Words } from '../../i18n'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { AgencyBasics, AgencyBasicsFragment } from './agency-basics'
import { ClassWhy, ClassWhyFragment } from './class-why'

export const BelongingFragment = graphql(
  `
    fragment Belonging on Staff {
      agency {
        ...AgencyBasics
        ...ClassWhy
      }
    }
  `,
  [AgencyBasicsFragment, ClassWhyFragment],
)

/** Since when the person's present agency has had which class, as steps of a timeline. */
export function classSteps({ personnel, terms }: Words, person: FragmentOf<typeof BelongingFragment>) {
  const { agency } = readFragment(BelongingFragment, person)
  return (agency?.classHistory ?? []).map(({ id, managementClass, since, document }) => ({
    key: id,
    at: since,
    title: personnel.person.life.ofClass(terms.managementClass[managementClass]),
    note: document,
  }))
}

/** The agency of a person, its class and the rule that gives it. */
export function Belonging({ person }: { person: FragmentOf<typeof BelongingFragment> }) {
  const { agency } = readFragment(BelongingFragment, person)
  if (!agency) return null
  return (
    <div className="panels">
      <AgencyBasics agency={agency} />
      <ClassWhy agency={agency} />
    </div>
  )
}

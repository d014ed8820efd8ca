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

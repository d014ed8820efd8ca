import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { ClassBadge } from './class-badge'

export const PersonCardFragment = graphql(`
  fragment PersonCard on Staff {
    name
    title
    managementClass
    agency { id name }
    township { id name }
  }
`)

/** Who this is, in one line. */
export function PersonCard({ person }: { person: FragmentOf<typeof PersonCardFragment> }) {
  const { title, managementClass, agency, township } = readFragment(PersonCardFragment, person)
  return (
    <p className="person-card">
      <ClassBadge of={managementClass} />
      <span>{agency?.name}</span>
      <span>{title}</span>
      <span className="secondary">{township?.name}</span>
    </p>
  )
}

import { ClassBadge } from '../../kit/class-badge'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { RecordLink } from '../../kit/record-link'

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
    <>
      {managementClass ? <ClassBadge of={managementClass} /> : null}
      {agency ? (
        <RecordLink type="Agency" id={agency.id}>
          {agency.name}
        </RecordLink>
      ) : null}
      <span>{title}</span>
      {township ? (
        <span className="secondary">
          <RecordLink type="Township" id={township.id}>
            {township.name}
          </RecordLink>
        </span>
      ) : null}
    </>
  )
}

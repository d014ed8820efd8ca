import type { ReactNode } from 'react'
import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { Facts, Panel } from '../../kit/page'

export const PersonBasicsFragment = graphql(`
  fragment PersonBasics on Staff {
    id
    name
    title
    position
    dutyPhone
    mobile
    address
    idNumber
    birthDate
    establishment
    rank
    enteredOn
    masked { field reason }
  }
`)

type Person = ResultOf<typeof PersonBasicsFragment>

/** Field groups as the policy has them: what is shared together stands together. */
const groups = {
  post: ['name', 'title', 'position', 'dutyPhone'],
  establishment: ['establishment', 'rank', 'enteredOn'],
  contact: ['mobile', 'address'],
  identity: ['idNumber', 'birthDate'],
} as const satisfies Record<string, readonly (keyof Person)[]>

const personFields = Object.values(groups).flat()

/** The person as a record of which some fields may be masked. */
export function personRecord({ personnel }: Words, person: FragmentOf<typeof PersonBasicsFragment>) {
  const { id, masked } = readFragment(PersonBasicsFragment, person)
  const fields = personFields.map((field) => ({ field, name: personnel.fields[field] ?? field }))
  return { id, masked, fields, title: personnel.person.record }
}

/** What is known of the person, by field group; what is outside of the viewer's share says so. */
export function PersonBasics({ person }: { person: FragmentOf<typeof PersonBasicsFragment> }) {
  const { personnel, access, terms } = useWords()
  const row = readFragment(PersonBasicsFragment, person)
  const show = (field: (typeof personFields)[number]): ReactNode => {
    const value = field === 'position' ? terms.position[row.position] : row[field]
    return value || <span className="secondary">{access.seen.empty}</span>
  }
  return (
    <div className="panels">
      {Object.entries(groups).map(([group, fields]) => (
        <Panel key={group} title={personnel.person.groups[group as keyof typeof groups]}>
          <Facts
            facts={fields.map((field) => ({
              label: personnel.fields[field] ?? field,
              value: (
                <Share row={row} field={field} label={`${row.name} ${personnel.fields[field] ?? field}`}>
                  {show(field)}
                </Share>
              ),
            }))}
          />
        </Panel>
      ))}
    </div>
  )
}

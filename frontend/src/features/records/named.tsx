import { type FragmentOf, type ResultOf, readFragment } from '../../kit/graphql'
import { RecordLink } from '../../kit/record-link'
import { NamedFragment } from './query'

type Node = ResultOf<typeof NamedFragment>

/** What the record is called, and what more tells it from others. */
export function namesOf(node: Node): [string, string] {
  switch (node.__typename) {
    case 'Leave':
      return [[node.agency.name, node.staff?.name].filter(Boolean).join(' '), `${node.startsOn} – ${node.endsOn}`]
    case 'Appointment':
      return [`${node.staffName} ${node.kind.name}`, [node.agency.name, node.effectiveOn].join(' · ')]
    case 'Task':
      return [node.title, [node.agency.name, node.dueOn].join(' · ')]
    case 'DutySwap': {
      const side = (name?: string, day?: string) => [name, day].filter(Boolean).join(' ')
      return [side(node.staff?.name, node.shift?.day), side(node.otherStaff?.name, node.otherShift?.day)]
    }
    case 'ClassChange':
      return [node.document, node.effectiveOn]
    default:
      return ['', '']
  }
}

/** A record as a line: its name, which leads to its page, and what tells it from others. */
export function Named({ node }: { node: FragmentOf<typeof NamedFragment> }) {
  const row = readFragment(NamedFragment, node)
  const [name, more] = namesOf(row)
  return (
    <>
      <RecordLink type={row.__typename} id={row.id}>
        {name}
      </RecordLink>
      <span className="secondary">{more}</span>
    </>
  )
}

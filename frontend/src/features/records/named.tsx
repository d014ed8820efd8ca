import { type FragmentOf, type ResultOf, readFragment } from '../../kit/graphql'
import { tabParameter } from '../../kit/list-state'
import { ListLink, RecordLink } from '../../kit/record-link'
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
    case 'Assessment': {
      const agency = node.assessedAgency?.name ?? ''
      return [node.assessed?.name ?? agency, [node.assessed ? agency : '', node.year].filter(Boolean).join(' · ')]
    }
    case 'HostShare':
      return [node.person, [node.host.name, node.year].join(' · ')]
    case 'GradePool':
      return [node.host.name, String(node.year)]
    default:
      return ['', '']
  }
}

/** To the record's page; a pool and a part of a year are dealt with where their year and their assessment are. */
function Way({ node, children }: { node: Node; children: string }) {
  if (node.__typename === 'GradePool') {
    return (
      <ListLink type="Assessment" filters={{ [tabParameter]: String(node.year) }}>
        {children}
      </ListLink>
    )
  }
  const [type, id] = node.__typename === 'HostShare' ? ['Assessment', node.assessment?.id ?? ''] : [node.__typename, node.id]
  return (
    <RecordLink type={type} id={id}>
      {children}
    </RecordLink>
  )
}

/** A record as a line: its name, which leads to its page, and what tells it from others. */
export function Named({ node }: { node: FragmentOf<typeof NamedFragment> }) {
  const row = readFragment(NamedFragment, node)
  const [name, more] = namesOf(row)
  return (
    <>
      <Way node={row}>{name}</Way>
      <span className="secondary">{more}</span>
    </>
  )
}

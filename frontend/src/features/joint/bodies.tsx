import { useWords, type Words } from '../../i18n'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'

/** A body that takes part, with what says to which line it belongs. */
export const BodyFragment = graphql(`
  fragment Body on Organisation @_unmask {
    __typename
    id
    name
    ... on Agency { kind }
    ... on Unit { unitKind }
  }
`)

export type Body = ResultOf<typeof BodyFragment>

/** The line (条线) of the body: the kind of agency or unit. */
export function lineOf({ joint, terms }: Words, body: Body): string {
  if (body.__typename === 'Agency') return terms.agencyKind[body.kind]
  if (body.__typename === 'Unit') return terms.unitKind[body.unitKind]
  return joint.bodies.other
}

interface BodiesProps {
  label: string
  bodies: Body[]
  /** What else is known of each body's part: whether it came. */
  more?: Column<Body>[]
}

/** The bodies that take part, by line. */
export function Bodies({ label, bodies, more = [] }: BodiesProps) {
  const words = useWords()
  const { line, body } = words.joint.bodies
  const columns: Column<Body>[] = [
    { key: 'line', title: line, cell: (one) => lineOf(words, one) },
    {
      key: 'body',
      title: body,
      cell: ({ __typename: type, id, name }) => (
        <RecordLink type={type} id={id}>
          {name}
        </RecordLink>
      ),
    },
    ...more,
  ]
  return <Rows label={label} rows={bodies} columns={columns} />
}

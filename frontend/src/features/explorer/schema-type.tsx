import type { IntrospectionInputValue, IntrospectionType } from 'graphql'
import { useWords, type Words } from '../../i18n'
import { DataTable } from '../../kit/data-table'
import { LockIcon } from '../../kit/icons'
import type { Column } from '../../kit/list'
import { Lock } from './lock'
import type { GroupSight } from './query'
import { existenceOf, isBarred, type Member, nameOf, sectionsOf, written } from './schema'

interface Browsing {
  sights: readonly GroupSight[]
  choose: (type: string) => void
}

/** A type as the schema writes it; leads there. */
function TypeLink({ type, choose }: { type: NonNullable<Member['type']> } & Pick<Browsing, 'choose'>) {
  return (
    <button type="button" className="plain schema-link" onClick={() => choose(nameOf(type))}>
      <code>{written(type)}</code>
    </button>
  )
}

function Arguments({ args, choose }: { args: readonly IntrospectionInputValue[] } & Pick<Browsing, 'choose'>) {
  const { explorer } = useWords()
  return (
    <details className="schema-args">
      <summary>{explorer.args(args.length)}</summary>
      <ul>
        {args.map(({ name, type, description }) => (
          <li key={name}>
            <code>{name}</code> <TypeLink type={type} choose={choose} /> {description}
          </li>
        ))}
      </ul>
    </details>
  )
}

const columnsOf = ({ explorer }: Words, { sights, choose }: Browsing): Column<Member>[] => [
  { key: 'name', title: explorer.columns.name, cell: ({ name }) => <code>{name}</code> },
  {
    key: 'type',
    title: explorer.columns.type,
    cell: ({ type }) =>
      type && (
        <>
          <TypeLink type={type} choose={choose} />{' '}
          {isBarred(nameOf(type), sights) ? (
            <span className="schema-lock">
              <LockIcon /> {explorer.never}
            </span>
          ) : null}
        </>
      ),
  },
  {
    key: 'description',
    title: explorer.columns.description,
    wrap: true,
    cell: ({ description, args }) => (
      <>
        {description}
        {args.length > 0 ? <Arguments args={args} choose={choose} /> : null}
      </>
    ),
  },
]

/** One type: what it is, when its records are seen, and its members by what is seen of them. */
export function SchemaType({ type, ...browsing }: { type: IntrospectionType } & Browsing) {
  const words = useWords()
  const existence = existenceOf(type.name, browsing.sights)
  const columns = columnsOf(words, browsing)
  return (
    <section className="schema-type" aria-label={type.name}>
      <h3>{type.name}</h3>
      <p>{type.description}</p>
      {existence ? <Lock sight={existence} /> : null}
      {sectionsOf(type, browsing.sights).map(({ sight, members }) => {
        const label = sight ? `${type.name} · ${sight.group}` : `${type.name} · ${words.explorer.members}`
        return (
          <div key={label}>
            {sight ? <Lock sight={sight} /> : null}
            <DataTable label={label} rows={members} keyOf={({ name }) => name} columns={columns} />
          </div>
        )
      })}
    </section>
  )
}

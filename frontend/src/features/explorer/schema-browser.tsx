import { Input } from 'antd'
import type { IntrospectionInputTypeRef, IntrospectionOutputTypeRef, IntrospectionType } from 'graphql'
import { useState } from 'react'
import { useWords, type Words } from '../../i18n'
import { DataTable } from '../../kit/data-table'
import { LockIcon } from '../../kit/icons'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import type { GroupSight, SchemaAnswer } from './query'

interface Member {
  name: string
  type: string | null
  description: string | null
  /** Why this viewer never, or not always, sees it; null: always. */
  sight: GroupSight | null
}

/** As the schema writes it: `[Agency!]!`. */
function written(type: IntrospectionOutputTypeRef | IntrospectionInputTypeRef): string {
  if (type.kind === 'NON_NULL') return `${written(type.ofType)}!`
  return type.kind === 'LIST' ? `[${written(type.ofType)}]` : type.name
}

const partsOf = (type: IntrospectionType) =>
  'fields' in type && type.fields ? type.fields : 'inputFields' in type && type.inputFields ? type.inputFields : []

function membersOf(type: IntrospectionType, sights: readonly GroupSight[]): Member[] {
  const locked = sights.filter((one) => one.type === type.name && one.sight !== 'ALWAYS')
  const parts = partsOf(type).map(({ name, description, type: of }) => ({
    name,
    type: written(of),
    description: description ?? null,
    sight: locked.find(({ fields }) => fields.includes(name)) ?? null,
  }))
  const values = 'enumValues' in type && type.enumValues ? type.enumValues : []
  return [
    ...parts,
    ...values.map(({ name, description }) => ({ name, type: null, description: description ?? null, sight: null })),
  ]
}

const matches = (type: IntrospectionType, word: string): boolean =>
  [type.name, ...partsOf(type).map(({ name }) => name)].some((name) => name.toLowerCase().includes(word))

function Lock({ sight }: { sight: GroupSight }) {
  const { explorer, access } = useWords()
  const reasons = [...new Set(sight.lines.map(({ reason }) => reason))]
  return (
    <div className="schema-lock">
      <p>
        <LockIcon /> {sight.sight === 'NEVER' ? explorer.never : explorer.sometimes(sight.reads)}
      </p>
      {sight.maskReason ? <p>{access.masked.rule[sight.maskReason]}</p> : null}
      {reasons.map((reason) => (
        <p key={reason} className="secondary">
          {reason}
        </p>
      ))}
    </div>
  )
}

const columnsOf = ({ explorer }: Words): Column<Member>[] => [
  { key: 'name', title: explorer.columns.name, cell: ({ name }) => <code>{name}</code> },
  { key: 'type', title: explorer.columns.type, cell: ({ type }) => type && <code>{type}</code> },
  { key: 'lock', title: explorer.columns.lock, wrap: true, cell: ({ sight }) => sight && <Lock sight={sight} /> },
  { key: 'description', title: explorer.columns.description, wrap: true, cell: ({ description }) => description },
]

function Members({ type, sights }: { type: IntrospectionType; sights: readonly GroupSight[] }) {
  const words = useWords()
  const existence = sights.find((one) => one.type === type.name && one.group === 'basic' && one.sight !== 'ALWAYS')
  const members = membersOf(type, sights)
  return (
    <section aria-label={type.name}>
      <h3>{type.name}</h3>
      <p>{type.description}</p>
      {existence ? <Lock sight={existence} /> : null}
      {members.length > 0 ? (
        <DataTable label={type.name} rows={members} keyOf={({ name }) => name} columns={columnsOf(words)} />
      ) : null}
    </section>
  )
}

/** Types and their fields with descriptions; a lock with its reason on what this viewer does not always see. */
export function SchemaBrowser({ answer }: { answer: SchemaAnswer }) {
  const { explorer } = useWords()
  const [word, search] = useState('')
  const [chosen, choose] = useState(answer.__schema.queryType.name)
  const types = answer.__schema.types.filter(({ name }) => !name.startsWith('__'))
  const found = types.filter((one) => matches(one, word.trim().toLowerCase()))
  const type = types.find(({ name }) => name === chosen)
  return (
    <Panel title={explorer.schema} note={explorer.found(found.length)}>
      <div className="schema">
        <div>
          <Input
            type="search"
            allowClear
            aria-label={explorer.search}
            placeholder={explorer.search}
            value={word}
            onChange={({ target }) => search(target.value)}
          />
          <ul className="schema-types" aria-label={explorer.schema}>
            {found.map(({ name }) => (
              <li key={name}>
                <button type="button" className="plain" aria-pressed={name === chosen} onClick={() => choose(name)}>
                  {name}
                </button>
              </li>
            ))}
          </ul>
        </div>
        {type ? <Members type={type} sights={answer.whatCanSee} /> : null}
      </div>
    </Panel>
  )
}

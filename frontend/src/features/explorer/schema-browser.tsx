import { Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../../i18n'
import { LockIcon } from '../../kit/icons'
import { Panel } from '../../kit/page'
import type { SchemaAnswer } from './query'
import { found, isBarred } from './schema'
import { SchemaType } from './schema-type'

interface SchemaBrowserProps {
  answer: SchemaAnswer
  /** The type that is read; null: the root of all queries. */
  chosen: string | null
  choose: (type: string) => void
}

/** Types and their members with descriptions; a lock with its reason on what this viewer does not always see. */
export function SchemaBrowser({ answer, chosen, choose }: SchemaBrowserProps) {
  const { explorer } = useWords()
  const [word, search] = useState('')
  const { types, queryType, mutationType } = answer.__schema
  const listed = found(types, word, [queryType.name, mutationType?.name ?? ''])
  const type = types.find(({ name }) => name === chosen) ?? types.find(({ name }) => name === queryType.name)
  return (
    <Panel title={explorer.schema} note={explorer.types(listed.length)}>
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
            {listed.map(({ name }) => (
              <li key={name}>
                <button type="button" className="plain" aria-pressed={name === type?.name} onClick={() => choose(name)}>
                  {name}
                </button>
                {isBarred(name, answer.whatCanSee) ? (
                  <span className="schema-lock" role="img" aria-label={explorer.never} title={explorer.never}>
                    <LockIcon />
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </div>
        {type ? <SchemaType type={type} sights={answer.whatCanSee} choose={choose} /> : null}
      </div>
    </Panel>
  )
}

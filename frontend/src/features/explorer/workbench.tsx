import { Select } from 'antd'
import type { IntrospectionQuery } from 'graphql'
import { useState } from 'react'
import { useWords } from '../../i18n'
import { Panel } from '../../kit/page'
import { AnswerPanel, type Outcome } from './answer-panel'
import { Draft, type Texts } from './draft'
import type { Example } from './examples'
import type { Place } from './place'

const textsOf = ({ text, variables }: Example): Texts => ({ query: text, variables: JSON.stringify(variables, null, 2) })

/** What was written in the place of each example, kept while another one is looked at. */
function useTexts(example: Example) {
  const [drafts, setDrafts] = useState<Record<string, Texts>>({})
  const [restored, setRestored] = useState(0)
  const own = textsOf(example)
  const texts = drafts[example.name] ?? own
  const write = (changed: Texts) => setDrafts((before) => ({ ...before, [example.name]: changed }))
  const restore = () => {
    write(own)
    setRestored(restored + 1)
  }
  const changed = texts.query !== own.query || texts.variables !== own.variables
  return { texts, write, restore: changed ? restore : null, key: `${example.name} ${restored}` }
}

interface WorkbenchProps {
  examples: Example[]
  /** The one that is worked on. */
  example: Example
  choose: (example: string) => void
  introspection: IntrospectionQuery
}

/** An operation and its answer, side by side. */
export function Workbench({ examples, example, choose, introspection }: WorkbenchProps) {
  const { explorer } = useWords()
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const [place, go] = useState<Place | null>(null)
  const { key, ...draft } = useTexts(example)
  return (
    <div className="workbench">
      <Panel title={explorer.query}>
        <Select
          aria-label={explorer.example}
          value={example.name}
          options={examples.map(({ name }) => ({ value: name, label: explorer.examples[name] ?? name }))}
          onChange={(name: string) => {
            go(null)
            choose(name)
          }}
        />
        <Draft key={key} {...draft} introspection={introspection} place={place} go={go} answered={setOutcome} />
      </Panel>
      <AnswerPanel outcome={outcome} go={go} />
    </div>
  )
}

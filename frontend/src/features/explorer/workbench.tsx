import { Button, Input, Select } from 'antd'
import type { IntrospectionQuery } from 'graphql'
import { lazy, Suspense, useState } from 'react'
import { useSpeech, useWords } from '../../i18n'
import { Panel } from '../../kit/page'
import { Loading } from '../../kit/states'
import { AnswerPanel } from './answer-panel'
import { asCurl, asPython, asTypeScript, type Request } from './copies'
import type { Example } from './examples'
import { type Run, run, variablesOf } from './run'

const Editor = lazy(() => import('./editor'))
const forms = { curl: asCurl, Python: asPython, TypeScript: asTypeScript }

/** Copies the operation as a program that asks with a service token. */
function Copies({ request }: { request: Request }) {
  const { explorer, page } = useWords()
  const [said, say] = useState<string | null>(null)
  const copy = async (write: (request: Request) => string) => {
    try {
      await navigator.clipboard.writeText(write(request))
      say(explorer.copied)
    } catch {
      say(page.notCopied)
    }
  }
  return (
    <>
      {Object.entries(forms).map(([name, write]) => (
        <Button key={name} onClick={() => copy(write)}>
          {explorer.copy(name)}
        </Button>
      ))}
      <span role="status" className="secondary">
        {said}
      </span>
    </>
  )
}

interface DraftProps {
  example: Example
  introspection: IntrospectionQuery
  answered: (answer: Run | null) => void
}

/** The operation that is being written, begun from an example. */
function Draft({ example, introspection, answered }: DraftProps) {
  const { words, language } = useSpeech()
  const { explorer } = words
  const [query, setQuery] = useState(example.text)
  const [variables, setVariables] = useState(() => JSON.stringify(example.variables, null, 2))
  const [busy, setBusy] = useState(false)
  const parsed = variablesOf(variables)
  const send = async () => {
    if (!parsed) return
    setBusy(true)
    answered(await run(query, parsed, language))
    setBusy(false)
  }
  return (
    <>
      <Suspense fallback={<Loading rows={10} />}>
        <Editor label={explorer.query} text={example.text} change={setQuery} introspection={introspection} />
      </Suspense>
      <Input.TextArea
        aria-label={explorer.variables}
        aria-invalid={parsed === null}
        rows={4}
        value={variables}
        onChange={({ target }) => setVariables(target.value)}
      />
      {parsed ? null : <p role="alert">{explorer.notJson}</p>}
      <p className="run-acts">
        <Button type="primary" loading={busy} disabled={!parsed} onClick={send}>
          {explorer.run}
        </Button>
        <Copies request={{ url: `${window.location.origin}/graphql`, query, variables: parsed ?? {} }} />
      </p>
    </>
  )
}

interface WorkbenchProps {
  examples: Example[]
  introspection: IntrospectionQuery
}

/** An operation and its answer, side by side. */
export function Workbench({ examples, introspection }: WorkbenchProps) {
  const { explorer } = useWords()
  const [at, choose] = useState(0)
  const [outcome, setOutcome] = useState<{ answer: Run | null } | null>(null)
  const example = examples[at]
  return (
    <div className="workbench">
      <Panel title={explorer.query}>
        <Select
          aria-label={explorer.example}
          value={at}
          options={examples.map(({ name }, value) => ({ value, label: name }))}
          onChange={choose}
        />
        {example ? (
          <Draft
            key={example.name}
            example={example}
            introspection={introspection}
            answered={(answer) => setOutcome({ answer })}
          />
        ) : null}
      </Panel>
      <AnswerPanel answer={outcome?.answer ?? null} lost={outcome !== null && outcome.answer === null} />
    </div>
  )
}

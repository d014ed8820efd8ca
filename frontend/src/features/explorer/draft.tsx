import { Button, Input, Select } from 'antd'
import type { IntrospectionQuery } from 'graphql'
import { type KeyboardEvent, lazy, Suspense, useRef, useState } from 'react'
import { useSpeech, useWords } from '../../i18n'
import { Loading } from '../../kit/states'
import type { Outcome } from './answer-panel'
import type { Check } from './check'
import { CopyButtons } from './copy-buttons'
import { Mistakes } from './mistakes'
import { keysId, type Place } from './place'
import { type Operation, run, variablesOf } from './run'
import { RunButton } from './run-button'

const Editor = lazy(() => import('./editor'))

/** What is being written: the texts of both fields. */
export interface Texts {
  query: string
  variables: string
}

interface OperationChoiceProps {
  operations: Check['operations']
  chosen: string | undefined
  choose: (name: string) => void
}

/** Of several operations in one text the server does one. */
function OperationChoice({ operations, chosen, choose }: OperationChoiceProps) {
  const { explorer } = useWords()
  const options = operations.flatMap(({ name }) => (name ? [{ value: name, label: name }] : []))
  return <Select aria-label={explorer.operation} value={chosen} options={options} onChange={choose} />
}

const nothing: Check = { mistakes: [], operations: [] }

/** The operation of the text that would be sent: the chosen one where there are several. */
function useOperation() {
  const [check, setCheck] = useState<Check>(nothing)
  const [name, choose] = useState<string | null>(null)
  const { operations } = check
  const one = operations.find((each) => each.name === name) ?? operations[0]
  const several = operations.length > 1
  return { check, setCheck, choose, several, operationName: several ? (one?.name ?? undefined) : undefined, kind: one?.kind }
}

interface DraftProps {
  texts: Texts
  write: (texts: Texts) => void
  /** Brings the example's own texts back; null: they were not changed. */
  restore: (() => void) | null
  introspection: IntrospectionQuery
  place: Place | null
  go: (place: Place) => void
  answered: (outcome: Outcome) => void
}

/** Sends the operation; `press` is for the keys, so that they do exactly what the button does. */
function useSending(operation: Operation, answered: (outcome: Outcome) => void) {
  const { language } = useSpeech()
  const button = useRef<HTMLButtonElement>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    setBusy(true)
    answered({ answer: await run(operation, language) })
    setBusy(false)
  }
  return { button, busy, send, press: () => button.current?.click() }
}

const isRun = ({ ctrlKey, metaKey, key }: KeyboardEvent): boolean => (ctrlKey || metaKey) && key === 'Enter'

/** The operation that is being written, its variables, and what can be done with it. */
export function Draft({ texts, write, restore, introspection, place, go, answered }: DraftProps) {
  const { explorer } = useWords()
  const { check, setCheck, choose, several, operationName, kind } = useOperation()
  const variables = variablesOf(texts.variables)
  const operation: Operation = { query: texts.query, variables: variables ?? {}, operationName }
  const { button, busy, send, press } = useSending(operation, answered)
  const change = (query: string, found: Check) => {
    write({ ...texts, query })
    setCheck(found)
  }
  return (
    <>
      <Suspense fallback={<Loading rows={10} />}>
        <Editor text={texts.query} change={change} run={press} place={place} introspection={introspection} />
      </Suspense>
      <p id={keysId} className="secondary">
        {explorer.keys}
      </p>
      <Mistakes mistakes={check.mistakes} go={go} />
      <Input.TextArea
        aria-label={explorer.variables}
        aria-invalid={variables === null}
        rows={4}
        value={texts.variables}
        onChange={({ target }) => write({ ...texts, variables: target.value })}
        onKeyDown={(event) => isRun(event) && press()}
      />
      {variables ? null : <p role="alert">{explorer.notJson}</p>}
      <div className="run-acts">
        {several ? <OperationChoice operations={check.operations} chosen={operationName} choose={choose} /> : null}
        <RunButton ref={button} writes={kind === 'mutation'} busy={busy} disabled={!variables} send={send} />
        <CopyButtons request={{ url: `${window.location.origin}/graphql`, ...operation }} />
        {restore ? <Button onClick={restore}>{explorer.restore}</Button> : null}
      </div>
    </>
  )
}

import { useRef, useState } from 'react'
import { type CombinedError, type TypedDocumentNode, useClient } from 'urql'
import { reloadAnswers } from './answer'
import { type Failure, failureOf } from './failure'

/** One reason why an act was refused; `field` is the input's field, null for the whole. */
export interface UserError {
  field: string | null
  code: string
  message: string
}

/** What a mutation of one act answers: its payload under the act's name. */
export type ActData = Record<string, { errors: UserError[] } | null>
export type ActDocument<Input> = TypedDocumentNode<ActData, { input: Input }>

export interface ActFailure extends Failure {
  /** The server's own words for people: who changed the record, or whose act it is. */
  said: string | null
}

export type Outcome = { kind: 'done' } | { kind: 'refused'; errors: UserError[] } | { kind: 'failed'; failure: ActFailure }

export interface Acting<Input> {
  run: (input: Input) => Promise<Outcome>
  busy: boolean
  outcome: Outcome | null
  forget: () => void
  /** Nothing is sent: the page itself sees what cannot be meant. */
  refuse: (errors: UserError[]) => void
}

const spoken: ReadonlySet<string> = new Set(['CONFLICT', 'FORBIDDEN'])

function actFailureOf(error: CombinedError): ActFailure {
  const failure = failureOf(error)
  return { ...failure, said: spoken.has(failure.code) ? (error.graphQLErrors[0]?.message ?? null) : null }
}

const outcomeOf = (data: ActData | undefined): Outcome => {
  const errors = Object.values(data ?? {}).flatMap((payload) => payload?.errors ?? [])
  return errors.length > 0 ? { kind: 'refused', errors } : { kind: 'done' }
}

/** Whether the server may have done it without us hearing of it: the same request must then go again under the same key. */
const unheard = ({ code }: Failure): boolean => code === 'NETWORK' || code === 'INTERNAL'

/**
 * Does an act. An attempt has one idempotency key, kept while its answer was not heard, so that a retry is never a second act.
 * What was done, or turned out to be changed by others, makes the page ask its queries again.
 */
export function useAct<Input>(mutation: ActDocument<Input>): Acting<Input> {
  const client = useClient()
  const attempt = useRef<{ input: string; key: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const run = async (input: Input): Promise<Outcome> => {
    const text = JSON.stringify(input)
    if (attempt.current?.input !== text) attempt.current = { input: text, key: crypto.randomUUID() }
    setBusy(true)
    const context = { idempotencyKey: attempt.current.key }
    const { data, error } = await client.mutation<ActData, { input: Input }>(mutation, { input }, context).toPromise()
    const next: Outcome = error ? { kind: 'failed', failure: actFailureOf(error) } : outcomeOf(data)
    if (next.kind !== 'failed' || !unheard(next.failure)) attempt.current = null
    setBusy(false)
    setOutcome(next)
    if (next.kind === 'done') reloadAnswers()
    return next
  }
  return { run, busy, outcome, forget: () => setOutcome(null), refuse: (errors) => setOutcome({ kind: 'refused', errors }) }
}

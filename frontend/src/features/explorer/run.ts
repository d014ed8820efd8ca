import { reloadAnswers } from '../../kit/answer'

export interface RunError {
  message: string
  code: string | null
  /** Where in the query. */
  place: { line: number; column: number } | null
}

export interface Run {
  status: number
  requestId: string | null
  milliseconds: number
  /** Of the answer's text. */
  bytes: number
  /** Records that the operation may touch at most, null where the server did not count; and the most that is allowed. */
  cost: { objects: number | null; limit: number } | null
  errors: RunError[]
  /** The answer, indented. */
  text: string
}

export interface Operation {
  query: string
  variables: Record<string, unknown>
  operationName?: string
}

interface Answer {
  errors?: { message: string; extensions?: { code?: string }; locations?: { line: number; column: number }[] }[]
  extensions?: { cost?: Run['cost'] }
}

/** Variables as an object; null: the text is none. Nothing written is no variables. */
export function variablesOf(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text.trim() || '{}')
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null
  } catch {
    return null
  }
}

const request = (operation: Operation, language: string): RequestInit => ({
  method: 'POST',
  credentials: 'same-origin',
  headers: {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json',
    'accept-language': language,
    'x-daodi-cost': '1',
  },
  body: JSON.stringify(operation),
})

const errorsOf = ({ errors = [] }: Answer): RunError[] =>
  errors.map(({ message, extensions, locations }) => ({
    message,
    code: extensions?.code ?? null,
    place: locations?.[0] ?? null,
  }))

/**
 * Sends one operation as the viewer, outside of the page's cache, and asks what it costs; null: the server was not reached.
 * When the session has ended, the page asks again, which leads to the sign-in and back.
 */
export async function run(operation: Operation, language: string): Promise<Run | null> {
  const begun = performance.now()
  try {
    const response = await fetch('/graphql', request(operation, language))
    const text = await response.text()
    const answer: Answer = JSON.parse(text)
    if (response.status === 401) reloadAnswers()
    return {
      status: response.status,
      requestId: response.headers.get('x-request-id'),
      milliseconds: Math.round(performance.now() - begun),
      bytes: new TextEncoder().encode(text).length,
      cost: answer.extensions?.cost ?? null,
      errors: errorsOf(answer),
      text: JSON.stringify(answer, null, 2),
    }
  } catch {
    return null
  }
}

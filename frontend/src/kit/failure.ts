import type { CombinedError } from 'urql'
import type { Words } from '../i18n'

export type Code = keyof Words['errors']
export interface Failure {
  code: Code
  requestId: string | null
}

const known: ReadonlySet<string> = new Set<Code>([
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'BAD_INPUT',
  'CONFLICT',
  'TOO_COSTLY',
  'RATE_LIMITED',
  'INTERNAL',
])

const isCode = (code: unknown): code is Code => typeof code === 'string' && known.has(code)

function requestIdOf(response: unknown): string | null {
  return response instanceof Response ? response.headers.get('x-request-id') : null
}

/** The one place where an answer of the server becomes a code that the pages know; what is unknown is INTERNAL. */
export function failureOf(error: CombinedError): Failure {
  const requestId = requestIdOf(error.response)
  const code = error.graphQLErrors.map((one) => one.extensions.code).find(isCode)
  if (code) return { code, requestId }
  if (error.response?.status === 401) return { code: 'UNAUTHENTICATED', requestId }
  if (error.response?.status === 429) return { code: 'RATE_LIMITED', requestId }
  const reached = error.graphQLErrors.length > 0 || error.response !== undefined
  return { code: reached ? 'INTERNAL' : 'NETWORK', requestId }
}

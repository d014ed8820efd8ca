import {
  Client,
  type CombinedError,
  cacheExchange,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  type OperationResult,
} from 'urql'
import type { Language } from '../i18n'
import { failureOf } from '../kit/failure'

/** A random name for one request, echoed by the server in its answer and written to its log. */
function requestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** An act carries the key under which it may be sent again. */
function withKey(operation: Operation): Operation {
  const { fetchOptions, idempotencyKey } = operation.context
  if (typeof idempotencyKey !== 'string') return operation
  const options = () => {
    const given = typeof fetchOptions === 'function' ? fetchOptions() : fetchOptions
    return { ...given, headers: { ...given?.headers, 'idempotency-key': idempotencyKey } }
  }
  return makeOperation(operation.kind, operation, { ...operation.context, fetchOptions: options })
}

interface ClientOptions {
  language: Language
  /** `worked`: the session had answered before, so it ended in the middle of work. */
  onSignedOut: (worked: boolean) => void
}

/**
 * A client with an empty cache. urql's cache is keyed by query and variables only, so whoever signs in, out or switches
 * posts needs a new client: one user's rows must never show to the next.
 */
export function makeClient({ language, onSignedOut }: ClientOptions): Client {
  let worked = false
  const onResult = ({ data }: OperationResult) => {
    if (data) worked = true
  }
  const onError = (error: CombinedError) => {
    if (failureOf(error).code === 'UNAUTHENTICATED') onSignedOut(worked)
  }
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [cacheExchange, mapExchange({ onOperation: withKey, onResult, onError }), fetchExchange],
    fetchOptions: () => ({
      credentials: 'same-origin',
      headers: {
        // Strawberry answers with an event stream whenever that type is listed; urql lists it by default.
        accept: 'application/graphql-response+json, application/json',
        'accept-language': language,
        'x-request-id': requestId(),
      },
    }),
  })
}

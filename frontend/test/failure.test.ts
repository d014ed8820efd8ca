import { CombinedError } from '@urql/core'
import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { failureOf } from '../src/kit/failure'

const withCode = (code: unknown) =>
  new CombinedError({
    graphQLErrors: [new GraphQLError('text that must not be shown', { extensions: { code } })],
    response: new Response(null, { headers: { 'x-request-id': 'r1' } }),
  })

test('a code of the contract is kept, with the name of the request', () => {
  expect(failureOf(withCode('FORBIDDEN'))).toEqual({ code: 'FORBIDDEN', requestId: 'r1' })
})
test.each(['SOMETHING_NEW', undefined, 42])('the unknown code %s is an internal error', (code) => {
  expect(failureOf(withCode(code)).code).toBe('INTERNAL')
})
test('a failed fetch is the network, without a request', () => {
  expect(failureOf(new CombinedError({ networkError: new TypeError('failed to fetch') }))).toEqual({
    code: 'NETWORK',
    requestId: null,
  })
})
test.each([
  [401, 'UNAUTHENTICATED'],
  [429, 'RATE_LIMITED'],
  [502, 'INTERNAL'],
])('a bare %i is %s', (status, code) => {
  const error = new CombinedError({ networkError: new Error('bad answer'), response: new Response(null, { status }) })
  expect(failureOf(error).code).toBe(code)
})

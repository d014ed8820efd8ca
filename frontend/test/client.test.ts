import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeClient } from '../src/app/client'
import { graphql } from '../src/kit/graphql'

const query = graphql('query Names { townships(first: 1) { nodes { id name } } }')
const unauthenticated = JSON.stringify({ errors: [{ message: 'x', extensions: { code: 'UNAUTHENTICATED' } }] })
const names = JSON.stringify({ data: { townships: { nodes: [] } } })

function serve(...bodies: string[]) {
  const fetch = vi.fn(async (_url: string, _init: RequestInit) => {
    return new Response(bodies.shift(), { headers: { 'content-type': 'application/graphql-response+json' } })
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

afterEach(() => vi.unstubAllGlobals())

describe('a request', () => {
  test('is a POST, names the language, itself, and the two media types only', async () => {
    const fetch = serve(names)
    await makeClient({ language: 'en', onSignedOut: () => undefined }).query(query, {})
    const [url, init] = fetch.mock.calls[0] ?? []
    const headers = new Headers(init?.headers)
    expect([url, init?.method]).toEqual(['/graphql', 'POST'])
    expect(headers.get('accept')).toBe('application/graphql-response+json, application/json')
    expect(headers.get('accept-language')).toBe('en')
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f]{16}$/)
  })
})

describe('a session that has ended', () => {
  test('is told at once when nothing worked before', async () => {
    serve(unauthenticated)
    const onSignedOut = vi.fn()
    await makeClient({ language: 'zh-CN', onSignedOut }).query(query, {})
    expect(onSignedOut.mock.calls).toEqual([[false]])
  })

  test('is told as an end in the middle of work after an answer', async () => {
    serve(names, unauthenticated)
    const onSignedOut = vi.fn()
    const client = makeClient({ language: 'zh-CN', onSignedOut })
    await client.query(query, {})
    await client.query(query, {}, { requestPolicy: 'network-only' })
    expect(onSignedOut.mock.calls).toEqual([[true]])
  })

  test('is not told for other failures', async () => {
    serve(unauthenticated.replace('UNAUTHENTICATED', 'FORBIDDEN'))
    const onSignedOut = vi.fn()
    await makeClient({ language: 'zh-CN', onSignedOut }).query(query, {})
    expect(onSignedOut).not.toHaveBeenCalled()
  })
})

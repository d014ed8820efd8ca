import { afterEach, describe, expect, test, vi } from 'vitest'
import { safeReturn } from '../src/app/paths'
import { readSession, retryAfter, signIn } from '../src/features/identity/session'

const answer = (status: number, body: string | null = null, headers: Record<string, string> = {}) =>
  vi.stubGlobal('fetch', async () => new Response(body, { status, headers }))

afterEach(() => vi.unstubAllGlobals())

describe('signing in', () => {
  test('204 is done', async () => {
    answer(204)
    expect(await signIn('a', 'b')).toEqual({ kind: 'done' })
  })

  test('401 is wrong, whatever the reason', async () => {
    answer(401, '{"message":"no such account"}')
    expect(await signIn('a', 'b')).toEqual({ kind: 'wrong' })
  })

  test('429 is locked for as long as the server says', async () => {
    answer(429, null, { 'retry-after': '754' })
    expect(await signIn('a', 'b')).toEqual({ kind: 'locked', seconds: 754 })
  })

  test('500 is a failure, not a wrong password', async () => {
    answer(500)
    expect(await signIn('a', 'b')).toEqual({ kind: 'failed' })
  })

  test('no network is unreachable', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed to fetch')))
    expect(await signIn('a', 'b')).toEqual({ kind: 'unreachable' })
  })

  test.each([
    [null, 60],
    ['soon', 60],
    ['-3', 60],
    ['2.2', 3],
  ])('a Retry-After of %s is %i seconds', (header, seconds) => expect(retryAfter(header)).toBe(seconds))
})

describe('the state of the session', () => {
  test('demo accounts are those that have a name and a label', async () => {
    answer(200, '{"signedIn":false,"demo":[{"username":"a","label":"A"},{"username":"b"},7]}')
    expect(await readSession()).toEqual({ signedIn: false, demo: [{ username: 'a', label: 'A' }] })
  })

  test('an answer that is not JSON is nobody and no demo', async () => {
    answer(200, '<html>')
    expect(await readSession()).toEqual({ signedIn: false, demo: [] })
  })
})

describe('the place to return to after signing in', () => {
  test('a page of this site is kept with its filters', () => {
    expect(safeReturn('/personnel?class=B')).toBe('/personnel?class=B')
  })

  test.each([null, '', 'https://example.org', '//example.org', '/\\example.org', '/sign-in?from=/'])(
    '%s becomes the overview',
    (from) => {
      expect(safeReturn(from)).toBe('/')
    },
  )
})

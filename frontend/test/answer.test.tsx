import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Provider } from 'urql'
import { afterEach, expect, test, vi } from 'vitest'
import { makeClient } from '../src/app/client'
import { useAnswer } from '../src/kit/answer'
import { graphql } from '../src/kit/graphql'

const query = graphql('query Count($where: StaffWhere) { personnel(where: $where) { totalCount } }')
const people = (totalCount: number) => new Response(JSON.stringify({ data: { personnel: { totalCount } } }))
const broken = () =>
  new Response(JSON.stringify({ errors: [{ message: 'x', extensions: { code: 'INTERNAL' } }] }), {
    headers: { 'x-request-id': 'r7' },
  })

type Reply = () => Response
const lost: Reply = () => {
  throw new TypeError('failed to fetch')
}

/** Renders the hook against a server that gives these replies in turn; `ask` changes the variables. */
function asking(...replies: Reply[]) {
  vi.stubGlobal('fetch', async () => {
    const response = (replies.shift() ?? lost)()
    response.headers.set('content-type', 'application/json')
    return response
  })
  const client = makeClient({ language: 'zh-CN', onSignedOut: () => undefined })
  const wrapper = ({ children }: { children: ReactNode }) => <Provider value={client}>{children}</Provider>
  const initialProps = 'A' as 'A' | 'B'
  const hook = renderHook((letter: 'A' | 'B') => useAnswer(query, { where: { managementClass: { eq: letter } } }), {
    wrapper,
    initialProps,
  })
  return { seen: () => hook.result.current, ask: (letter: 'A' | 'B') => hook.rerender(letter) }
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('an answer arrives', async () => {
  const { seen } = asking(() => people(314))
  await waitFor(() => expect(seen().data?.personnel.totalCount).toBe(314))
  expect(seen().failure).toBeUndefined()
})

test('a failure names its code and request, and has no data before any arrived', async () => {
  const { seen } = asking(broken)
  await waitFor(() => expect(seen().failure).toEqual({ code: 'INTERNAL', requestId: 'r7' }))
  expect(seen().data).toBeUndefined()
})

test('a failure keeps what arrived before', async () => {
  const { seen, ask } = asking(() => people(314), broken)
  await waitFor(() => expect(seen().data?.personnel.totalCount).toBe(314))
  ask('B')
  await waitFor(() => expect(seen().failure?.code).toBe('INTERNAL'))
  expect(seen().data?.personnel.totalCount).toBe(314)
})

test('a retry replaces the failure', async () => {
  const { seen } = asking(broken, () => people(518))
  await waitFor(() => expect(seen().failure).toBeDefined())
  act(() => seen().retry())
  await waitFor(() => expect(seen().data?.personnel.totalCount).toBe(518))
  expect(seen().failure).toBeUndefined()
})

test('a lost network is asked again by itself when it is back', async () => {
  const { seen } = asking(lost, () => people(832))
  await waitFor(() => expect(seen().failure?.code).toBe('NETWORK'))
  act(() => void window.dispatchEvent(new Event('online')))
  await waitFor(() => expect(seen().data?.personnel.totalCount).toBe(832))
})

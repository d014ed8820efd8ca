import { act, cleanup, fireEvent, render, renderHook, screen, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { Provider } from 'urql'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeClient } from '../src/app/client'
import { zh } from '../src/i18n/zh'
import { useAct } from '../src/kit/act'
import { ActButton, ActField } from '../src/kit/act-form'
import { useAnswer } from '../src/kit/answer'
import { graphql } from '../src/kit/graphql'

const mutation = graphql(`
  mutation Score($input: ScoreInput!) {
    assessmentScoreTownship(input: $input) { errors { field code message } assessment { id } }
  }
`)
const input = { id: 'QTox', version: 1, score: '90' }

type Reply = () => Response
const answered = (errors: object[]): Reply => {
  return () => new Response(JSON.stringify({ data: { assessmentScoreTownship: { errors, assessment: null } } }))
}
const conflict: Reply = () => {
  const error = { message: '丰惠镇 张三 已先修改这条记录，请刷新后再办', extensions: { code: 'CONFLICT' } }
  return new Response(JSON.stringify({ data: { assessmentScoreTownship: null }, errors: [error] }))
}
const lost: Reply = () => {
  throw new TypeError('failed to fetch')
}

/** A server that gives these replies in turn, and the idempotency keys that it was sent. */
function serving(...replies: Reply[]) {
  const keys: (string | null)[] = []
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    keys.push(new Headers(init.headers).get('idempotency-key'))
    const response = (replies.shift() ?? lost)()
    response.headers.set('content-type', 'application/json')
    return response
  })
  const client = makeClient({ language: 'zh-CN', onSignedOut: () => undefined })
  const wrapper = ({ children }: { children: ReactNode }) => <Provider value={client}>{children}</Provider>
  return { keys, wrapper }
}

function acting(...replies: Reply[]) {
  const { keys, wrapper } = serving(...replies)
  const { result } = renderHook(() => useAct(mutation), { wrapper })
  const run = (given = input) => act(async () => void (await result.current.run(given)))
  return { keys, run, seen: () => result.current.outcome }
}

beforeEach(() => {
  // happy-dom knows no modal dialogs
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true
  }
  HTMLDialogElement.prototype.close = function close() {
    this.open = false
  }
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

test('what was not heard is sent again under the same key', async () => {
  const { keys, run, seen } = acting(lost, answered([]))
  await run()
  expect(seen()).toMatchObject({ kind: 'failed', failure: { code: 'NETWORK' } })
  await run()
  expect(seen()).toEqual({ kind: 'done' })
  expect(keys[0]).toMatch(/^[0-9a-f-]{36}$/)
  expect(keys[1]).toBe(keys[0])
})

test('another input, and an attempt after an answer, have keys of their own', async () => {
  const { keys, run } = acting(lost, answered([]), answered([]))
  await run()
  await run({ ...input, score: '91' })
  await run({ ...input, score: '91' })
  expect(new Set(keys).size).toBe(3)
})

test('a refusal is told by field', async () => {
  const { run, seen } = acting(answered([{ field: 'score', code: 'SCORE_RANGE', message: 'x' }]))
  await run()
  expect(seen()).toEqual({ kind: 'refused', errors: [{ field: 'score', code: 'SCORE_RANGE', message: 'x' }] })
})

test('what was done makes the queries of the page ask again', async () => {
  const people =
    (totalCount: number): Reply =>
    () =>
      new Response(JSON.stringify({ data: { personnel: { totalCount } } }))
  const { wrapper } = serving(people(1), answered([]), people(2))
  const count = graphql('query Count { personnel { totalCount } }')
  const { result } = renderHook(() => ({ act: useAct(mutation), answer: useAnswer(count, {}) }), { wrapper })
  await waitFor(() => expect(result.current.answer.data?.personnel.totalCount).toBe(1))
  await act(async () => void (await result.current.act.run(input)))
  await waitFor(() => expect(result.current.answer.data?.personnel.totalCount).toBe(2))
})

function Form({ can }: { can: string[] }) {
  return (
    <ActButton
      row={{ can }}
      act="assessment.score_township"
      mutation={mutation}
      label="评乡镇分"
      input={(form) => ({ ...input, score: String(form.get('score')) })}
    >
      <ActField name="score" label="分数">
        {(props) => <input {...props} />}
      </ActField>
    </ActButton>
  )
}

function show(can: string[], ...replies: Reply[]) {
  const { wrapper } = serving(...replies)
  render(<Form can={can} />, { wrapper })
}

async function fill(score: string) {
  fireEvent.click(screen.getByRole('button', { name: '评乡镇分' }))
  fireEvent.change(screen.getByLabelText('分数'), { target: { value: score } })
  await act(async () => void document.querySelector('form')?.requestSubmit())
}

test('a button for an act that cannot be done is not drawn', () => {
  show(['assessment.score_department'])
  expect(screen.queryByRole('button')).toBeNull()
})

test('a refusal stands at its field', async () => {
  show(['assessment.score_township'], answered([{ field: 'score', code: 'SCORE_RANGE', message: '分数须在0至100之间' }]))
  await fill('101')
  const field = await screen.findByLabelText('分数')
  await waitFor(() => expect(field.getAttribute('aria-invalid')).toBe('true'))
  expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toBe('分数须在0至100之间')
})

test('a conflict says who changed the record and offers to load it anew', async () => {
  show(['assessment.score_township'], conflict)
  await fill('90')
  await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('丰惠镇 张三 已先修改这条记录'))
  fireEvent.click(screen.getByText(zh.states.reload))
  expect(document.querySelector('dialog')?.open).toBe(false)
})

test('what was done closes the form and says so', async () => {
  show(['assessment.score_township'], answered([]))
  await fill('90')
  await waitFor(() => expect(screen.getByText(zh.acts.done)).toBeDefined())
  expect(document.querySelector('dialog')?.open).toBe(false)
})

test('two acts of one page: the note of the newest alone stands', async () => {
  const { wrapper } = serving(answered([]), answered([]))
  const row = { can: ['assessment.score'] }
  const button = (label: string, done: string) => (
    <ActButton row={row} act="assessment.score" mutation={mutation} label={label} done={done} input={() => input} />
  )
  render(
    <>
      {button('定评分', '已评分')}
      {button('锁评分', '已锁定')}
    </>,
    { wrapper },
  )
  for (const [label, done] of [
    ['定评分', '已评分'],
    ['锁评分', '已锁定'],
  ] as const) {
    fireEvent.click(screen.getByRole('button', { name: label }))
    fireEvent.click(screen.getByRole('button', { name: /确\s*定/ }))
    await waitFor(() => expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toContain(done))
  }
  expect(screen.getAllByRole('status').map(({ textContent }) => textContent)).toEqual(['', '已锁定'])
})

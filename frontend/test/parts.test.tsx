import { cleanup, render, screen } from '@testing-library/react'
import { MemoryRouter } from 'react-router'
import { afterEach, describe, expect, test } from 'vitest'
import type { Chart } from '../src/kit/chart'
import { optionOf } from '../src/kit/chart-option'
import { Clock } from '../src/kit/clock'
import { dueOf } from '../src/kit/due'
import { LevelChip } from '../src/kit/level-chip'
import { RecordLink, RecordLinks } from '../src/kit/record-link'
import { Tile } from '../src/kit/tile'
import { Timeline } from '../src/kit/timeline'

afterEach(cleanup)

const at = (hours: number) => new Date(Date.UTC(2017, 6, 1, hours)).toISOString()
const due = { from: at(0), due: at(100), done: null, now: at(0) }

describe('a due date', () => {
  test.each([
    ['running', { now: at(75) }],
    ['short', { now: at(76) }],
    ['short', { now: at(100) }],
    ['over', { now: at(101) }],
    ['kept', { now: at(200), done: at(100) }],
    ['missed', { now: at(200), done: at(101) }],
  ] as const)('is %s', (state, part) => expect(dueOf({ ...due, ...part }).state).toBe(state))

  test('without any time is over as soon as it begins', () => {
    expect(dueOf({ ...due, due: at(0), now: at(1) })).toEqual({ state: 'over', hours: -1, used: 1 })
  })

  test('says its state in words', () => {
    render(<Clock {...due} now={at(127)} />)
    expect(screen.getByText('已超时 1 天 3 小时')).toBeDefined()
  })
})

describe('a chart', () => {
  const look = { font: 'serif', size: 12, still: true }
  const series = [
    { name: 'a', tone: 'celadon' as const, values: [1, null] },
    { name: 'b', tone: 'indigo' as const, values: [3, 4] },
  ]
  const option = (kind: Chart['kind']) => optionOf({ kind, categories: ['x', 'y'], series }, look)

  test.each(['bar', 'stacked', 'line'] as const)('of kind %s has its legend on top, and stands still', (kind) => {
    expect(option(kind)).toMatchObject({ animation: false, legend: { top: 0 }, tooltip: { renderMode: 'richText' } })
  })

  test('only the stacked one stacks', () => {
    expect(option('stacked').series).toMatchObject([{ stack: 'all' }, { stack: 'all' }])
    expect(option('bar').series).toMatchObject([{ stack: undefined }, { stack: undefined }])
  })
})

describe('small parts', () => {
  test('a record is linked to where it has a page, and named where not', () => {
    const path = (type: string, id: string) => (type === 'Agency' ? `/agencies/${id}` : null)
    render(
      <MemoryRouter>
        <RecordLinks path={path}>
          <RecordLink type="Agency" id="7">
            A
          </RecordLink>
          <RecordLink type="Grid" id="7">
            G
          </RecordLink>
        </RecordLinks>
      </MemoryRouter>,
    )
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/agencies/7'])
    expect(screen.getByText('G')).toBeDefined()
  })

  test('a figure outside of the remit leads nowhere', () => {
    render(
      <MemoryRouter>
        <Tile label="seen" value="7" to="/seen" />
        <Tile label="hidden" value={null} to="/hidden" />
      </MemoryRouter>,
    )
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(['seen'])
  })

  test('a level is a word', () => {
    render(<LevelChip level={3} />)
    expect(screen.getByText('三级').className).toContain('level-3')
  })

  test('a timeline tells what is still ahead', () => {
    const steps = [
      { key: 'a', at: '2017-07-01', title: 'done' },
      { key: 'b', at: null, title: 'ahead' },
    ]
    render(<Timeline label="steps" steps={steps} />)
    expect(screen.getAllByRole('listitem').map((item) => item.className)).toEqual(['', 'ahead'])
  })
})

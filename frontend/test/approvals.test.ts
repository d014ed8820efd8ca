import { describe, expect, test } from 'vitest'
import { asksRedRule, differenceOf, type Listed, readyMade, stepOf, windowPair } from '../src/features/approvals/comparison'
import { forWhom, inOrder, listChoices, listKey } from '../src/features/approvals/item-list'
import { itemFilters } from '../src/features/approvals/items-filters'
import { bandsOf, blocksOf, countOn, type MatrixItem, type MatrixList } from '../src/features/approvals/matrix'
import { zh } from '../src/i18n/zh'

const delegated = { kind: 'DELEGATED', category: 'CENTRAL', agencyKind: null } as const
const station = { kind: 'STATION', category: null, agencyKind: 'LAND_OFFICE' } as const
const village = { kind: 'VILLAGE', category: null, agencyKind: null } as const

describe('a list', () => {
  test('is named in an address by what it is for', () => {
    expect([delegated, station, village].map(listKey)).toEqual(['DELEGATED-CENTRAL', 'STATION-LAND_OFFICE', 'VILLAGE'])
  })

  test('is said in a word: for whom', () => {
    expect([delegated, station, village].map((list) => forWhom(zh, list))).toEqual(['中心', '国土所', '村级'])
    expect(forWhom(zh, { kind: 'STATION', category: null, agencyKind: null })).toBe('全部站所')
  })

  test('stands in the order of the regulation', () => {
    expect(inOrder(zh, [station, village, delegated])).toEqual([delegated, village, station])
  })

  test('can be chosen once, whatever it is for', () => {
    const values = listChoices(zh).map(({ value }) => value)
    expect(new Set(values).size).toBe(values.length)
    expect(values.filter((value) => value.startsWith('WINDOW'))).toHaveLength(3)
  })
})

describe('the filters of items', () => {
  const filters = itemFilters(zh, [{ id: 'D1', name: '农林局' }])
  const read = (key: string, text: string) => filters.find((one) => one.key === key)?.read(text)?.where

  test('what must be offered but is not delegated is on the window list and not on the other', () => {
    const on = (kind: string) => ({ lists: { list: { kind: { eq: kind }, category: { eq: 'DEVELOPMENT' } } } })
    expect(read('gap', 'kept-DEVELOPMENT')).toEqual({ and: [on('WINDOW'), { not: on('DELEGATED') }] })
    expect(read('gap', 'absent-DEVELOPMENT')).toEqual({ and: [on('DELEGATED'), { not: on('WINDOW') }] })
    expect(read('gap', 'kept')).toBeUndefined()
  })

  test('at most one visit holds those without any', () => {
    expect(read('visits', 'most1')).toEqual({ onsiteVisits: { lte: 1 } })
    expect(read('visits', '0')).toEqual({ onsiteVisits: { eq: 0 } })
    expect(read('visits', '9')).toBeUndefined()
  })

  test('a list of stations is one of them, or all', () => {
    expect(read('list', 'STATION-TAX_BRANCH')).toEqual({
      lists: { list: { kind: { eq: 'STATION' }, agencyKind: { eq: 'TAX_BRANCH' } } },
    })
    expect(read('list', 'STATION')).toEqual({ lists: { list: { kind: { eq: 'STATION' } } } })
  })

  test('a word in Latin letters is a code, any other a name', () => {
    expect(read('q', 'xk00')).toEqual({ code: { startsWith: 'XK00' } })
    expect(read('q', '林木')).toEqual({ name: { contains: '林木' } })
  })

  test('at once is a promise of no days; no promise is neither', () => {
    expect([read('instant', 'yes'), read('instant', 'no')]).toEqual([{ promiseDays: { eq: 0 } }, { promiseDays: { gt: 0 } }])
  })
})

describe('the matrix', () => {
  const list = (id: string, of: Pick<MatrixList, 'kind' | 'category' | 'agencyKind'>) =>
    ({ id, name: id, current: null, ...of }) as MatrixList
  const item = (id: string, domain: MatrixItem['domain'], ...lists: string[]) =>
    ({ id, name: id, domain, lists: lists.map((one) => ({ id: `${one}v`, list: { id: one } })) }) as MatrixItem

  test('has the lists by kind, and no kind without a list', () => {
    const blocks = blocksOf(zh, [list('s', station), list('d', delegated)])
    expect(blocks.map(({ kind, lists }) => [kind, lists.map(({ id }) => id)])).toEqual([
      ['DELEGATED', ['d']],
      ['STATION', ['s']],
    ])
  })

  test('has the items by domain in the order of the dictionary', () => {
    const bands = bandsOf(zh, [item('1', 'LAND'), item('2', 'AGRICULTURE'), item('3', 'LAND')])
    expect(bands.map(({ domain, items }) => [domain, items.length])).toEqual([
      ['AGRICULTURE', 1],
      ['LAND', 2],
    ])
  })

  test('counts the items that stand on a list', () => {
    const items = [item('1', 'LAND', 'd'), item('2', 'LAND', 's', 'd'), item('3', 'LAND')]
    expect([countOn(items, list('d', delegated)), countOn(items, list('s', station))]).toEqual([2, 1])
  })
})

describe('a comparison', () => {
  const version = (id: string, number: number, size: number) => ({ id, number, size, until: null })
  const central: Listed = {
    id: 'c',
    name: '中心镇委托下放事项清单',
    ...delegated,
    current: { id: 'v2' },
    versions: [version('v1', 1, 21), version('v2', 2, 64)],
  }
  const window: Listed = {
    ...central,
    id: 'w',
    kind: 'WINDOW',
    current: { id: 'v3' },
    versions: [version('v3', 1, 164)],
  }
  const held = (...ids: string[]) => ({ listVersions: ids.map((id) => ({ id })) })

  test('puts each item on one side, or on both', () => {
    const [old, both, young] = [held('a'), held('a', 'b', 'c'), held('c', 'b')]
    expect(differenceOf([old, both, young], { before: 'a', after: 'b' })).toEqual({
      added: [young],
      removed: [old],
      kept: [both],
    })
  })

  test('of a version with itself finds no difference', () => {
    const both = held('a')
    expect(differenceOf([both], { before: 'a', after: 'a' })).toEqual({ added: [], removed: [], kept: [both] })
  })

  test('of how a list grew needs two versions', () => {
    expect(stepOf(central)).toEqual({ before: 'v1', after: 'v2' })
    expect(stepOf(window)).toBeNull()
  })

  test('of what is delegated with what is offered needs both lists in force', () => {
    expect(windowPair([central, window], 'CENTRAL')).toEqual({ before: 'v2', after: 'v3' })
    expect(windowPair([central, { ...window, current: null }], 'CENTRAL')).toBeNull()
  })

  test('is ready where everybody asks for it', () => {
    const made = readyMade(zh, [window, central])
    expect(made.map(({ before, after }) => [before, after])).toEqual([
      ['v1', 'v2'],
      ['v2', 'v3'],
    ])
  })

  test('asks for the red rule only from what is delegated to the window of the same townships', () => {
    expect(asksRedRule(central, window)).toBe(true)
    expect(asksRedRule(window, central)).toBe(false)
    expect(asksRedRule(central, { ...window, category: 'DEVELOPMENT' })).toBe(false)
  })
})

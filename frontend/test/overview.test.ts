import { describe, expect, test } from 'vitest'
import { byClass, daysOf, levelsByDay, onTimeByTownship } from '../src/features/overview/counting'
import { rise } from '../src/features/overview/moved'
import { condition, narrowing, type Place } from '../src/features/overview/place'
import { en } from '../src/i18n/en'
import { zh } from '../src/i18n/zh'
import { largeSum } from '../src/kit/format'

describe('the days of a month', () => {
  test.each([
    ['2017-07-01', 31],
    ['2017-02-01', 28],
    ['2016-02-01', 29],
    ['2017-12-01', 31],
  ])('of %s are %i', (month, days) => {
    expect(daysOf(month)).toHaveLength(days)
    expect(daysOf(month)[0]).toBe(month)
    expect(daysOf(month).at(-1)).toBe(`${month.slice(0, 8)}${days}`)
  })

  test('hold the events of each level, none where nothing happened', () => {
    const counts = [
      { count: 5, key: { reportedOn: '2017-07-02', level: 1 } },
      { count: 2, key: { reportedOn: '2017-07-01', level: 4 } },
    ]
    expect(levelsByDay(['2017-07-01', '2017-07-02'], counts)).toEqual([
      [0, 5],
      [0, 0],
      [0, 0],
      [2, 0],
    ])
  })
})

test('the share on time is of all events of the township, the lowest first', () => {
  const key = (id: string, overdue: boolean) => ({ overdue, township: { id, name: id } })
  const counts = [
    { count: 3, key: key('a', false) },
    { count: 3, key: key('b', false) },
    { count: 1, key: key('b', true) },
    { count: 2, key: key('c', true) },
  ]
  expect(onTimeByTownship(counts)).toEqual([
    { name: 'c', value: 0 },
    { name: 'b', value: 75 },
    { name: 'a', value: 100 },
  ])
})

test('bodies have their counts by class, the largest first', () => {
  const key = (managementClass: 'A' | 'B', id: string) => ({ managementClass, department: { id, name: id }, township: null })
  const counts = [
    { count: 2, key: key('A', 'x') },
    { count: 1, key: key('A', 'y') },
    { count: 4, key: key('B', 'y') },
  ]
  expect(byClass(counts, 'department')).toEqual([
    { name: 'y', a: 1, b: 4 },
    { name: 'x', a: 2, b: 0 },
  ])
  expect(byClass(counts, 'township')).toEqual([])
})

test.each<[Place, Record<string, string>, object]>([
  [{ kind: 'district', id: 'd', name: 'd' }, {}, {}],
  [{ kind: 'township', id: 't', name: 't', township: 't' }, { township: 't' }, { township: { id: { eq: 't' } } }],
  [{ kind: 'department', id: 'p', name: 'p' }, { department: 'p' }, { department: { id: { eq: 'p' } } }],
  [{ kind: 'agency', id: 'a', name: 'a' }, {}, {}],
  [{ kind: 'village', id: 'v', name: 'v', township: 't' }, { township: 't' }, { township: { id: { eq: 't' } } }],
])('what is counted for %o is listed and asked for under the same condition', (place, filters, where) => {
  expect(narrowing(place)).toEqual(filters)
  expect(condition(place)).toEqual(where)
})

test('a rise is a share of what was before; of nothing it is unknown', () => {
  expect(rise(100, 120)).toBeCloseTo(0.2)
  expect(rise(0, 120)).toBeNull()
  expect(rise(null, 120)).toBeNull()
  expect(rise(100, null)).toBeNull()
})

test('large sums are written in units of ten thousand yuan', () => {
  expect(largeSum('192399000', zh.overview.largeSum.yuan)).toBe('192.40')
  expect(largeSum(12345678900, zh.overview.largeSum.yuan)).toBe('12,345.68')
  expect(largeSum('192399000', en.overview.largeSum.yuan)).toBe('1.92')
})

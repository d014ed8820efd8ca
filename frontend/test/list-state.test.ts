import { describe, expect, test } from 'vitest'
import { personnelFilters } from '../src/features/personnel/filters'
import { zh } from '../src/i18n/zh'
import { shownColumns } from '../src/kit/list'
import { type Addressed, formatList, type ListState, parseList, toldOf } from '../src/kit/list-state'

const choices = { townships: [{ id: 'T1', name: '丰惠镇' }], departments: [{ id: 'D1', name: '市场监督管理局' }] }
const list: Addressed<object> = {
  filters: personnelFilters(zh, choices),
  sorts: ['name', 'class', 'date'],
  order: { column: 'date', direction: 'desc' },
  views: ['table', 'board'],
  dated: true,
}
const parse = (query: string) => parseList(new URLSearchParams(query), list)
const start: ListState = { filters: {}, sort: 'date', direction: 'desc', place: {}, broken: false }

describe('the address of a list', () => {
  test('an empty address is the first page in the usual order', () => expect(parse('')).toEqual(start))

  test.each([
    'class=C',
    'position=KING',
    'kind=POST_OFFICE',
    'township=T9',
    'department=T1',
    'sort=salary',
    'order=up',
    'view=map',
    'asOf=yesterday',
    'asOf=2017-02-30',
    'clas=A',
  ])('%s is left out and reported', (query) => {
    const { broken, ...state } = parse(query)
    expect(broken).toBe(true)
    expect(state).toEqual({ ...start, broken: undefined })
  })

  test('what stands at its default does not stand in the address', () => {
    expect(formatList(parse('view=table&sort=date&order=desc'), list).toString()).toBe('')
  })

  test('another column begins ascending', () => expect(parse('sort=name').direction).toBe('asc'))
  test('one cursor at a time: after wins over before', () => expect(parse('after=a&before=b').place).toEqual({ after: 'a' }))
  test('an empty value is none, and nothing to report', () => expect(parse('class=&after=')).toEqual(start))

  test('the tab of the record around the list stays, and is nothing to report', () => {
    expect(parse('tab=personnel').broken).toBe(false)
    expect(formatList(parse('tab=personnel&class=A'), list, 'personnel').toString()).toBe('tab=personnel&class=A')
  })

  test('whatever is written is read again, for every combination', () => {
    const one = (values: (string | undefined)[]) => values
    let tried = 0
    for (const q of one([undefined, 'zjg', '张 & 王=?']))
      for (const managementClass of one([undefined, 'A']))
        for (const township of one([undefined, 'T1']))
          for (const sort of ['name', 'class', 'date'])
            for (const direction of ['asc', 'desc'] as const)
              for (const view of one([undefined, 'board']))
                for (const asOf of one([undefined, '2016-02-29']))
                  for (const place of [{}, { after: 'x+/=' }, { before: 'y' }]) {
                    const texts = Object.entries({ q, class: managementClass, township }).filter((pair) => pair[1])
                    const state = {
                      filters: Object.fromEntries(texts) as Record<string, string>,
                      sort,
                      direction,
                      view,
                      asOf,
                      place,
                    }
                    const again = parseList(new URLSearchParams(formatList(state, list).toString()), list)
                    expect(again).toEqual({ ...state, broken: false })
                    tried += 1
                  }
    expect(tried).toBe(3 * 2 * 2 * 3 * 2 * 2 * 2 * 3)
  })
})

test('the filters are told in words, in the order of the bar', () => {
  expect(toldOf({ class: 'A', q: 'zzzz' }, list)).toEqual(['姓名 zzzz', '类别 A类'])
})

describe('the columns', () => {
  const cell = () => null
  const columns = [
    { key: 'name', title: 'N', cell },
    { key: 'phone', title: 'P', cell },
    { key: 'address', title: 'A', cell, hidden: true },
  ]
  const keys = (chosen?: Record<string, boolean>) => shownColumns(columns, chosen).map(({ key }) => key)

  test('are the usual ones until somebody chooses', () => expect(keys()).toEqual(['name', 'phone']))
  test('follow the choice', () => expect(keys({ phone: false, address: true })).toEqual(['name', 'address']))
  test('always hold the first, which names the row', () => expect(keys({ name: false })).toContain('name'))
  test('ignore a choice for a column that is gone', () => expect(keys({ salary: true })).toEqual(['name', 'phone']))
})

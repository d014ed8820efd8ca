import { describe, expect, test } from 'vitest'
import { formatList, orderOf, parseList, whereOf } from '../src/features/personnel/filters'

const choices = { townships: [{ id: 'T1' }], departments: [{ id: 'D1' }] }
const parse = (query: string) => parseList(new URLSearchParams(query), choices)

describe('the address of the list', () => {
  test('an empty address is the first page by name, ascending', () => {
    expect(parse('')).toEqual({ filters: {}, sort: 'name', order: 'asc', place: {}, broken: false })
  })

  test.each(['class=C', 'position=KING', 'kind=POST_OFFICE', 'township=T9', 'department=T1', 'sort=salary', 'order=up'])(
    '%s is left out and reported',
    (query) => {
      const state = parse(query)
      expect(state.broken).toBe(true)
      expect(state.filters).toEqual({})
    },
  )

  test('what is written is what is read', () => {
    const query = 'q=zjg&class=B&township=T1&department=D1&kind=MARKET_OFFICE&position=CHIEF&sort=class&order=desc&after=xyz'
    expect(formatList(parse(query)).toString()).toBe(query)
  })

  test('one cursor at a time: after wins over before', () => {
    expect(parse('after=a&before=b').place).toEqual({ after: 'a' })
  })

  test('a search word is trimmed and cut to 40 characters', () => {
    expect(parse(`q=++${'a'.repeat(60)}`).filters.q).toHaveLength(40)
  })
})

describe('the conditions sent to the server', () => {
  test('Chinese characters search the name', () => {
    expect(whereOf({ q: '建国' })).toEqual({ name: { contains: '建国' } })
  })

  test('Latin letters search pinyin and initials, without blanks and in lower case', () => {
    expect(whereOf({ q: 'Zhang Jian' })).toEqual({
      or: [{ namePinyin: { startsWith: 'zhangjian' } }, { nameInitials: { startsWith: 'zhangjian' } }],
    })
  })

  test('conditions on related bodies are nested', () => {
    expect(whereOf({ township: 'T1', kind: 'MARKET_OFFICE' })).toEqual({
      township: { id: { eq: 'T1' } },
      agency: { kind: { eq: 'MARKET_OFFICE' } },
    })
  })

  test('no filter is no condition', () => expect(whereOf({})).toEqual({}))
  test('the order names the field of the schema', () => {
    expect(orderOf('class', 'desc')).toEqual([{ field: 'MANAGEMENT_CLASS', direction: 'DESC' }])
  })
})

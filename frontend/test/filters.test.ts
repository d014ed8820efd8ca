import { describe, expect, test } from 'vitest'
import { personnelFilters } from '../src/features/personnel/filters'
import { zh } from '../src/i18n/zh'
import { coded, ends, filtersOf, instantsWithin, joined, type WhereOf, within } from '../src/kit/filters'
import { graphql } from '../src/kit/graphql'
import { whereOf } from '../src/kit/list-state'

const choices = { townships: [{ id: 'T1', name: '丰惠镇' }], departments: [{ id: 'D1', name: '市场监督管理局' }] }
const filters = personnelFilters(zh, choices)
const where = (texts: Record<string, string>) => whereOf(texts, { filters })

const events = graphql('query Events($where: EventWhere) { events(where: $where) { nodes { id } } }')
const of = filtersOf<typeof events>()
const named = { key: 'k', label: 'L' }

describe('the conditions of personnel', () => {
  test('Chinese characters search the name', () => {
    expect(where({ q: '建国' })).toEqual({ name: { contains: '建国' } })
  })

  test('Latin letters search pinyin and initials, without blanks and in lower case', () => {
    expect(where({ q: 'Zhang Jian' })).toEqual({
      or: [{ namePinyin: { startsWith: 'zhangjian' } }, { nameInitials: { startsWith: 'zhangjian' } }],
    })
  })

  test('several conditions hold together, each as it is', () => {
    expect(where({ township: 'T1', kind: 'MARKET_OFFICE' })).toEqual({
      and: [{ township: { id: { eq: 'T1' } } }, { agency: { kind: { eq: 'MARKET_OFFICE' } } }],
    })
  })

  test('no filter is no condition', () => expect(where({})).toEqual({}))

  test.each(['class', 'kind', 'position', 'township', 'department'])('%s knows its own words only', (key) => {
    expect(where({ [key]: 'SOMETHING_ELSE' })).toEqual({})
  })
})

describe('a choice', () => {
  const status = of.choice({ ...named, all: '', choices: coded(zh.terms.eventStatus), where: (eq) => ({ status: { eq } }) })

  test('offers every value of the closed set in the order of the dictionary', () => {
    expect(coded(zh.terms.position)).toEqual([
      { value: 'CHIEF', label: '正职' },
      { value: 'DEPUTY', label: '副职' },
      { value: 'MEMBER', label: '工作人员' },
    ])
  })

  test('is told by its word', () =>
    expect(status.read('CLOSED')).toEqual({ where: { status: { eq: 'CLOSED' } }, told: '已办结' }))
})

describe('a body', () => {
  const township = of.body('township', 'L', '', choices.townships)

  test('is asked for by its id and told by its name', () =>
    expect(township.read('T1')).toEqual({ where: { township: { id: { eq: 'T1' } } }, told: '丰惠镇' }))
  test('that is not offered is no condition', () => expect(township.read('T2')).toBeNull())
})

describe('yes or no', () => {
  const overdue = of.yesNo({ ...named, all: '', yes: 'Y', no: 'N', where: (eq) => ({ overdue: { eq } }) })

  test.each([
    ['yes', true],
    ['no', false],
  ])('%s is %s', (text, eq) => expect(overdue.read(text)?.where).toEqual({ overdue: { eq } }))
  test.each(['', 'true', '1'])('"%s" is neither', (text) => expect(overdue.read(text)).toBeNull())
})

describe('a text', () => {
  const title = of.text({ ...named, name: '', hint: '', where: (contains) => ({ title: { contains } }) })

  test('is trimmed and cut to 40 characters', () => {
    expect(title.read(`  ${'a'.repeat(60)}`)?.told).toHaveLength(40)
  })
  test('of blanks is no condition', () => expect(title.read('  ')).toBeNull())
})

describe('a range', () => {
  const reported = of.dates({ ...named, where: (range) => ({ reportedAt: instantsWithin(range) }) })
  const level = of.numbers({ ...named, where: (range) => ({ level: within(range) }) })

  test.each([
    ['1..3', { level: { gte: 1, lte: 3 } }],
    ['2..', { level: { gte: 2 } }],
    ['..3', { level: { lte: 3 } }],
    ['0..0', { level: { gte: 0, lte: 0 } }],
  ])('of numbers: %s', (text, wanted) => expect(level.read(text)?.where).toEqual(wanted))

  test.each(['..', '3', '3..1', '1..2..3', 'a..b', '-1..2', '1.5..2', '9999999999..'])('of numbers: %s is none', (text) =>
    expect(level.read(text)).toBeNull(),
  )

  test('days of the district begin and end at its midnight', () => {
    expect(reported.read('2017-07-01..2017-07-31')?.where).toEqual({
      reportedAt: { gte: '2017-06-30T16:00:00.000Z', lt: '2017-07-31T16:00:00.000Z' },
    })
  })

  test.each(['2017-02-29..', '2017-7-1..', '2017-07-02..2017-07-01', '2017-07..2017-08'])('of days: %s is none', (text) =>
    expect(reported.read(text)).toBeNull(),
  )

  test('what is joined comes apart again, whichever ends are open', () => {
    for (const from of ['', '2017-01-01']) {
      for (const to of ['', '2017-12-31']) {
        expect(ends(joined(from, to))).toEqual(from || to ? [from, to] : null)
      }
    }
  })
})

test('a where that the schema does not have is a type error', () => {
  // @ts-expect-error: there is no such status
  const status: WhereOf<typeof events> = { status: { eq: 'FORGOTTEN' } }
  // @ts-expect-error: there is no such field
  const field = of.yesNo({ ...named, all: '', yes: '', no: '', where: (eq) => ({ late: { eq } }) })
  // @ts-expect-error: a level is a number
  const level = of.text({ ...named, name: '', hint: '', where: (word) => ({ level: { eq: word } }) })
  expect([status, field.key, level.key]).toEqual([{ status: { eq: 'FORGOTTEN' } }, 'k', 'k'])
})

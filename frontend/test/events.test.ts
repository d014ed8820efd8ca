import { describe, expect, test } from 'vitest'
import { dailyOf, punctualOf } from '../src/features/events/chart-figures'
import { daysTo } from '../src/features/events/days'
import { eventFilters } from '../src/features/events/filters'
import { spanOf, tellingTime } from '../src/features/events/level-times'
import { narrowed } from '../src/features/events/narrowed'
import { boundsAround, figuresOf, shadeOf, shareOf, totalOf } from '../src/features/events/overdue'
import { sundayOf } from '../src/features/joint/meetings'
import { isLate } from '../src/features/joint/outcome'
import { daysOf } from '../src/features/overview/grassroots'
import { zh } from '../src/i18n/zh'
import { parseList, whereOf } from '../src/kit/list-state'

const day = (reportedOn: string, level: number, count: number) => ({ count, key: { reportedOn, level } })
const place = (id: string, overdue: boolean, count: number) => ({
  count,
  key: { overdue, township: { id, name: `town ${id}` }, village: null },
})
const time = (level: number, seconds: number, late: boolean) => ({
  level,
  seconds,
  late,
  enteredAt: `2017-07-0${level}T00:00:00Z`,
  leftAt: null,
  dueAt: '2017-07-09T00:00:00Z',
})

describe('events by day', () => {
  test('a day without events is a day of the picture all the same', () => {
    const days = dailyOf([day('2017-07-01', 1, 3), day('2017-07-03', 2, 1), day('2017-07-01', 3, 2)])
    expect(days.map(({ day: on, total }) => [on, total])).toEqual([
      ['2017-07-01', 5],
      ['2017-07-02', 0],
      ['2017-07-03', 1],
    ])
    expect(days[0]?.levels).toEqual({ 1: 3, 3: 2 })
  })

  test('the last day of a month is followed by the first of the next', () => {
    expect(dailyOf([day('2017-06-30', 1, 1), day('2017-07-01', 1, 1)]).map((one) => one.day)).toEqual([
      '2017-06-30',
      '2017-07-01',
    ])
    expect(dailyOf([])).toEqual([])
  })
})

describe('events by place', () => {
  test('the share on time is of each place, the lowest first, and of all together', () => {
    const { rows, overall } = punctualOf([place('a', false, 9), place('a', true, 1), place('b', false, 2), place('b', true, 2)])
    expect(rows).toEqual([
      { name: 'town b', onTime: 0.5 },
      { name: 'town a', onTime: 0.9 },
    ])
    expect(overall).toBeCloseTo(11 / 14)
  })

  test('the map adds up what is late and what is not', () => {
    const figures = figuresOf([
      { count: 97, overdue: false, of: 'a' },
      { count: 3, overdue: true, of: 'a' },
      { count: 5, overdue: false, of: 'b' },
    ])
    expect(figures.get('a')).toEqual({ all: 100, late: 3 })
    expect(totalOf(figures)).toEqual({ all: 105, late: 3 })
    expect(shareOf({ all: 0, late: 0 })).toBeNull()
  })

  test('shades say how a place stands to all of them: none late, better, worse, unknown', () => {
    const bounds = boundsAround(0.03)
    const shades = [null, 0, 0.02, 0.03, 0.036, 0.05].map((share) => shadeOf(share, bounds))
    expect(shades).toEqual([null, 0, 1, 2, 3, 4])
  })
})

describe('the time at each level', () => {
  test('the level that was late is told first, else the one that took longest', () => {
    expect(tellingTime([time(1, 10, true), time(3, 99, false)])?.level).toBe(1)
    expect(tellingTime([time(1, 10, false), time(3, 99, false)])?.level).toBe(3)
    expect(tellingTime([])).toBeUndefined()
  })

  test('an hour and more is told in days and hours, less in minutes', () => {
    expect(spanOf(59 * 60 + 59, zh)).toBe('59 分钟')
    expect(spanOf(3600, zh)).toBe('1 小时')
    expect(spanOf(26 * 3600, zh)).toBe('1 天 2 小时')
  })

  test('natural days are those of the district, the first not counted', () => {
    expect(daysTo('2017-07-31T15:59:59Z', '2017-08-05T15:59:59Z')).toBe(5)
    expect(daysTo('2017-07-31T16:00:00Z', '2017-08-05T15:59:59Z')).toBe(4)
  })
})

describe('what the address says', () => {
  const filters = (outline: boolean) => ({
    filters: eventFilters(zh, { townships: [{ id: 'T1', name: 'one' }], outline }),
    sorts: [],
    order: { column: 'reported', direction: 'desc' as const },
    views: ['table', 'board'],
    dated: false,
  })
  const where = (search: string) => {
    const list = filters(false)
    return whereOf(parseList(new URLSearchParams(search), list).filters, list)
  }

  test('each filter is the condition that it names', () => {
    expect(where('level=1-3')).toEqual({ level: { lte: 3 } })
    expect(where('level=4')).toEqual({ level: { eq: 4 } })
    expect(where('status=OPEN')).toEqual({ closedAt: { isNull: true } })
    expect(where('overdue=yes&reported=2017-07-01..2017-07-31')).toEqual({
      and: [{ reportedOn: { gte: '2017-07-01', lte: '2017-07-31' } }, { overdue: { eq: true } }],
    })
    expect(where('lateLevel=2')).toEqual({ levelTimes: { level: { eq: 2 }, late: { eq: true } } })
    expect(where('township=T1')).toEqual({ township: { id: { eq: 'T1' } } })
  })

  test('whoever sees no course of events cannot ask for it', () => {
    expect(parseList(new URLSearchParams('lateLevel=2'), filters(true)).broken).toBe(true)
  })

  test('a number leads to its records under the filters that were set, as a table from its first page', () => {
    const search = new URLSearchParams('view=map&after=x&level=3&overdue=no')
    expect(narrowed(search, { township: 'T1', overdue: 'yes' })).toBe('/events?level=3&overdue=yes&township=T1')
    expect(narrowed(search, { level: null, overdue: null })).toBe('/events?')
  })

  test('a month is told by its first and last day', () => {
    expect(daysOf('2017-07-01')).toBe('2017-07-01..2017-07-31')
    expect(daysOf('2016-02-01')).toBe('2016-02-01..2016-02-29')
    expect(daysOf('2017-12-01')).toBe('2017-12-01..2017-12-31')
  })
})

describe('joint work', () => {
  test('a week ends on its Sunday', () => {
    expect(sundayOf('2017-07-31')).toBe('2017-08-06')
  })

  test('a mediation is late after its last day, not on it', () => {
    const mediation = { deadlineOn: '2017-08-30', succeeded: null, concludedAt: null }
    expect(isLate(mediation, '2017-08-30T15:59:59Z')).toBe(false)
    expect(isLate(mediation, '2017-08-30T16:00:00Z')).toBe(true)
    expect(isLate({ ...mediation, concludedAt: '2017-08-30T10:00:00Z' }, '2017-09-30T00:00:00Z')).toBe(false)
  })
})

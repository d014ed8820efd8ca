import { describe, expect, test } from 'vitest'
import { isOf } from '../src/features/assessments/year-page'
import { exportPath } from '../src/features/exchange/export-path'
import { closingsOf, daysOf } from '../src/features/organisations/notice'

describe('a notice of holidays', () => {
  test('says closed days a line each, with or without a last day', () => {
    const text = '2018-02-15 2018-02-21 春节\n\n 2018-04-05~2018-04-07 清明节 \n2018-12-30 元旦'
    expect(closingsOf(text)).toEqual({
      closings: [
        { first: '2018-02-15', last: '2018-02-21', name: '春节' },
        { first: '2018-04-05', last: '2018-04-07', name: '清明节' },
        { first: '2018-12-30', last: '2018-12-30', name: '元旦' },
      ],
      strange: [],
    })
  })

  test('a line that says no day is told, and nothing is guessed from it', () => {
    expect(closingsOf('春节 2018-02-15\n2018-02-15')).toEqual({ closings: [], strange: ['春节 2018-02-15', '2018-02-15'] })
  })

  test('days of make-up are found however they are separated', () => {
    expect(daysOf('2018-02-11、2018-02-24\n2018-04-08')).toEqual(['2018-02-11', '2018-02-24', '2018-04-08'])
  })
})

describe('weights', () => {
  test('are those in force at the end of the year', () => {
    expect(isOf({ since: null, until: '2018-01-01' }, 2017)).toBe(true)
    expect(isOf({ since: null, until: '2018-01-01' }, 2018)).toBe(false)
    expect(isOf({ since: '2018-01-01', until: null }, 2017)).toBe(false)
    expect(isOf({ since: '2018-01-01', until: null }, 2018)).toBe(true)
  })
})

test('an export names its columns in their order, the filters of the list and its day', () => {
  const path = exportPath('roster', { columns: ['name', 'title'], where: { managementClass: { eq: 'A' } }, asOf: '2017-08-31' })
  expect(Object.fromEntries(new URL(path, 'http://daodi.test').searchParams)).toEqual({
    columns: 'name,title',
    where: '{"managementClass":{"eq":"A"}}',
    asOf: '2017-08-31',
  })
})

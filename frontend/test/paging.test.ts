import { expect, test } from 'vitest'
import { monthOf, monthsBack } from '../src/features/overview/month-picker'
import { neighbours } from '../src/kit/pager'

const info = { hasNextPage: false, hasPreviousPage: false, startCursor: 's', endCursor: 'e' }

test('a single page has no neighbours', () => expect(neighbours({}, info)).toEqual({ previous: null, next: null }))
test('the first of several pages goes on behind its last row', () => {
  expect(neighbours({}, { ...info, hasNextPage: true })).toEqual({ previous: null, next: { after: 'e' } })
})
test('a page reached forwards can be left backwards', () => {
  expect(neighbours({ after: 'x' }, info).previous).toEqual({ before: 's' })
})
test('a page reached backwards can be left forwards', () => {
  expect(neighbours({ before: 'x' }, info)).toEqual({ previous: null, next: { after: 'e' } })
})
test('an empty page leads nowhere', () => {
  expect(neighbours({ after: 'x' }, { ...info, startCursor: null, endCursor: null })).toEqual({ previous: null, next: null })
})

test.each(['2017-13', '17-07', '2017-7', 'yesterday', ''])('the month %s is left to the server', (text) =>
  expect(monthOf(text)).toBeNull(),
)
test('a month of the address is its first day', () => expect(monthOf('2017-07')).toBe('2017-07-01'))
test('months go back from the current one of the district', () => {
  expect(monthsBack('2017-08-31T16:30:00Z', '2017-07-01').slice(0, 3)).toEqual(['2017-09-01', '2017-08-01', '2017-07-01'])
})
test('a chosen month beyond reach is still offered', () => {
  expect(monthsBack('2017-08-31T01:00:00Z', '2014-02-01').at(-1)).toBe('2014-02-01')
})

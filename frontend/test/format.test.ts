import { expect, test } from 'vitest'
import { count, day, moment, percent, score, shiftMonth, yuan } from '../src/kit/format'

test('whole numbers are grouped by thousands', () => expect(count(10356)).toBe('10,356'))
test('1026 of 1054 prints as the 97.34 of the regulation', () => expect(percent(1026 / 1054)).toBe('97.34'))
test('a score has two decimals however the server writes it', () =>
  expect([score('88'), score('88.5'), score(88.25)]).toEqual(['88.00', '88.50', '88.25']))
test('whole yuan show no fen', () => expect(yuan(2640000)).toBe('26,400'))
test('fen are shown where there are any', () => expect(yuan(2640050)).toBe('26,400.50'))
test('an instant is shown in district time', () => expect(moment('2017-08-31T01:00:00Z')).toBe('2017-08-31 09:00'))
test('late evening in UTC is the next day in the district', () => expect(day('2017-07-31T16:30:00Z')).toBe('2017-08-01'))
test('a month before January is December of the year before', () => expect(shiftMonth('2017-01-01', -1)).toBe('2016-12-01'))
test('a month after December is January of the next year', () => expect(shiftMonth('2017-12-01', 1)).toBe('2018-01-01'))

import { describe, expect, test } from 'vitest'
import { weightedTotal } from '../src/features/assessments/weighted'

const B = { township: 50, department: 40, conduct: 10 }
const A = { township: 100, department: 0, conduct: 0 }

describe('the total while scores are typed', () => {
  test.each([
    [B, '91.5', '88.25', '95', '90.55'],
    [B, '90', '90', '90.05', '90.01'],
    [B, '90', '90', '90.04', '90.00'],
    [B, '100', '100', '100', '100.00'],
    [B, '0', '0', '0', '0.00'],
    [A, '87.5', null, null, '87.50'],
  ] as const)('is weighted, and rounded half-up once at the end', (weights, township, department, conduct, total) => {
    expect(weightedTotal(weights, { township, department, conduct })).toBe(total)
  })

  test.each([null, '', '9.', 'abc', '100.01', '-1', '90.123'])('is undetermined while a part that counts is %s', (conduct) => {
    expect(weightedTotal(B, { township: '90', department: '90', conduct })).toBeNull()
  })
})

import type { Weights } from './year-query'

const hundredths = (text: string): number | null => (/^\d{1,3}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : null)

export type Component = 'township' | 'department' | 'conduct'

/** A component as it is typed, or as it is stored; null: not scored. */
export type Parts = Record<Component, string | null>

/** The weighted total in whole hundredths, half-up once at the end; null while a part that counts is missing or is no score. */
export function weightedTotal(weights: Weights, parts: Parts): string | null {
  let sum = 0
  for (const key of ['township', 'department', 'conduct'] as const) {
    if (weights[key] === 0) continue
    const value = hundredths(parts[key] ?? '')
    if (value === null || value > 10000) return null
    sum += weights[key] * value
  }
  return (Math.floor((sum + 50) / 100) / 100).toFixed(2)
}

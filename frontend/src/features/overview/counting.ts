import { shiftMonth } from '../../kit/format'
import type { Counts } from './query'

/** Days of the month that begins on `month`: 2017-07-01 to 2017-07-31. */
export function daysOf(month: string): string[] {
  const days = (Date.parse(shiftMonth(month, 1)) - Date.parse(month)) / 86_400_000
  return Array.from({ length: days }, (_, at) => `${month.slice(0, 8)}${String(at + 1).padStart(2, '0')}`)
}

/** Events of each level on each day. */
export function levelsByDay(days: string[], counts: Counts['days']): number[][] {
  return [1, 2, 3, 4].map((level) =>
    days.map((day) => counts.find(({ key }) => key.level === level && key.reportedOn === day)?.count ?? 0),
  )
}

export interface Share {
  name: string
  /** Percent with two decimals. */
  value: number
}

/** The share of events that were not late, by township, the lowest first. */
export function onTimeByTownship(counts: Counts['townships']): Share[] {
  const sums = new Map<string, { name: string; all: number; kept: number }>()
  for (const { count, key } of counts) {
    if (!key.township) continue
    const sum = sums.get(key.township.id) ?? { name: key.township.name, all: 0, kept: 0 }
    sums.set(key.township.id, { ...sum, all: sum.all + count, kept: sum.kept + (key.overdue ? 0 : count) })
  }
  const shares = [...sums.values()].map(({ name, all, kept }) => ({ name, value: Math.round((kept / all) * 10_000) / 100 }))
  return shares.sort((one, other) => one.value - other.value || (one.name < other.name ? -1 : 1))
}

export interface ByClass {
  name: string
  a: number
  b: number
}

/** Counts of class A and B under each body, the largest first. */
export function byClass(counts: Counts['agencies'] | Counts['staff'], side: 'department' | 'township'): ByClass[] {
  const bodies = new Map<string, ByClass>()
  for (const { count, key } of counts) {
    const body = key[side]
    if (!body) continue
    const row = bodies.get(body.id) ?? { name: body.name, a: 0, b: 0 }
    bodies.set(body.id, key.managementClass === 'A' ? { ...row, a: row.a + count } : { ...row, b: row.b + count })
  }
  return [...bodies.values()].sort((one, other) => other.a + other.b - (one.a + one.b))
}

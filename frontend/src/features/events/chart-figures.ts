import type { EventCharts } from './query'

export interface Day {
  day: string
  levels: Record<number, number>
  total: number
}

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** Groups of (day, level) as one row a day, from the first day to the last without gaps. */
export function dailyOf(groups: EventCharts['days']): Day[] {
  const found = new Map<string, Day>()
  const known = groups.map(({ key }) => key.reportedOn ?? '').sort()
  for (let day = known[0] ?? ''; day && day <= (known.at(-1) ?? ''); day = dayAfter(day)) {
    found.set(day, { day, levels: {}, total: 0 })
  }
  for (const { count, key } of groups) {
    const one = found.get(key.reportedOn ?? '')
    if (!one || key.level === null) continue
    one.levels[key.level] = (one.levels[key.level] ?? 0) + count
    one.total += count
  }
  return [...found.values()]
}

export interface Punctuality {
  name: string
  /** 0 to 1. */
  onTime: number
}

/** Groups of (place, late or not) as the share on time of each place, the lowest first, and of all of them. */
export function punctualOf(groups: EventCharts['places']): { rows: Punctuality[]; overall: number } {
  const sums = new Map<string, { name: string; all: number; kept: number }>()
  for (const { count, key } of groups) {
    const place = key.village ?? key.township
    if (!place) continue
    const { all, kept } = sums.get(place.id) ?? { all: 0, kept: 0 }
    sums.set(place.id, { name: place.name, all: all + count, kept: kept + (key.overdue ? 0 : count) })
  }
  const rows = [...sums.values()].map(({ name, all, kept }) => ({ name, onTime: kept / all }))
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const late = groups.reduce((sum, { count, key }) => sum + (key.overdue ? count : 0), 0)
  return { rows: rows.sort((one, other) => one.onTime - other.onTime), overall: total === 0 ? 1 : 1 - late / total }
}

/** Instants as ISO text; `done`: when what was due has been done. */
export interface Due {
  from: string
  due: string
  done: string | null
  /** The server's clock, never the device's. */
  now: string
}

export type DueState = 'kept' | 'missed' | 'running' | 'short' | 'over'

const hour = 3_600_000
const short = 0.25

/** How a due date stands, how many whole hours are left (negative: over), and the share of the time that is used up. */
export function dueOf({ from, due, done, now }: Due): { state: DueState; hours: number; used: number } {
  const [begin, end, at] = [from, due, done ?? now].map((iso) => new Date(iso).getTime()) as [number, number, number]
  const left = end - at
  const used = end > begin ? Math.min(1, Math.max(0, (at - begin) / (end - begin))) : 1
  const hours = Math.trunc(left / hour)
  if (done !== null) return { state: left >= 0 ? 'kept' : 'missed', hours, used }
  if (left < 0) return { state: 'over', hours, used }
  return { state: 1 - used < short ? 'short' : 'running', hours, used }
}

import { useWords, type Words } from '../../i18n'
import { Bar, type Tone } from '../../kit/bar'
import type { LevelTime } from './query'

export const levelTone = (level: number): Tone => `level-${Math.min(4, Math.max(1, level)) as 1 | 2 | 3 | 4}`

/** Seconds in words: days and hours, minutes where it took less than an hour. */
export function spanOf(seconds: number, { parts, events }: Words): string {
  const hours = Math.floor(seconds / 3600)
  if (hours < 1) return events.times.minutes(Math.floor(seconds / 60))
  return parts.span(Math.floor(hours / 24), hours % 24)
}

/** The one of these times of which to speak first: the last that was late, else the longest. */
export function tellingTime(times: LevelTime[]): LevelTime | undefined {
  return times.findLast(({ late }) => late) ?? times.toSorted((one, other) => other.seconds - one.seconds)[0]
}

/** The levels an event went through, wide as the time that each took. */
export function LevelBar({ times, size }: { times: LevelTime[]; size?: 'small' | 'large' }) {
  const words = useWords()
  const { events, terms, list } = words
  const told = times.map(({ level, seconds }) => events.times.used(terms.level[level - 1] ?? '', spanOf(seconds, words)))
  return (
    <Bar
      size={size}
      label={events.times.label(list(told))}
      parts={times.map(({ level, seconds, enteredAt }) => ({ key: enteredAt, weight: seconds, tone: levelTone(level) }))}
    />
  )
}

/** The bar and, in words, the level that took the time; in a cell of a list. */
export function LevelTimesCell({ times }: { times: LevelTime[] }) {
  const words = useWords()
  const { events, terms } = words
  const telling = tellingTime(times)
  if (!telling) return null
  return (
    <span className={telling.late ? 'level-times is-late' : 'level-times'}>
      <LevelBar times={times} />
      <span>
        {telling.late ? <i title={events.times.late}>▲ </i> : null}
        {events.times.used(terms.level[telling.level - 1] ?? '', spanOf(telling.seconds, words))}
      </span>
    </span>
  )
}

import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { isDay } from '../../kit/filters'
import { shiftMonth } from '../../kit/format'

export interface Day {
  date: string
  /** 0 Monday to 6 Sunday. */
  weekday: number
}

export interface Month {
  first: string
  last: string
  days: Day[]
  go: (by: number) => void
}

const parameter = 'month'
const iso = (at: Date): string => at.toISOString().slice(0, 10)

/** The days of the month that begins on `first`. */
export function daysOf(first: string): Day[] {
  const end = new Date(`${shiftMonth(first, 1)}T00:00:00Z`)
  const days: Day[] = []
  for (const at = new Date(`${first}T00:00:00Z`); at < end; at.setUTCDate(at.getUTCDate() + 1)) {
    days.push({ date: iso(at), weekday: (at.getUTCDay() + 6) % 7 })
  }
  return days
}

function monthOf(asked: string, today: string, show: (month: string) => void): Month {
  const first = isDay(`${asked}-01`) ? `${asked}-01` : `${today.slice(0, 7)}-01`
  const days = daysOf(first)
  return { first, last: days.at(-1)?.date ?? first, days, go: (by) => show(shiftMonth(first, by).slice(0, 7)) }
}

/** The month that the address names, else the present one. */
export function useMonth(today: string): Month {
  const [search, setSearch] = useSearchParams()
  return monthOf(search.get(parameter) ?? '', today, (month) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      next.set(parameter, month)
      return next
    }),
  )
}

/** A month within a list, whose address is the list's own. */
export function useMonthInside(today: string): Month {
  const [month, show] = useState('')
  return monthOf(month, today, show)
}

export function MonthPicker({ month, children }: { month: Month; children?: ReactNode }) {
  const { month: words } = useWords().attendance
  return (
    <div className="month-picker">
      <Button onClick={() => month.go(-1)} aria-label={words.previous}>
        ‹
      </Button>
      <b aria-live="polite">{words.of(month.first)}</b>
      <Button onClick={() => month.go(1)} aria-label={words.next}>
        ›
      </Button>
      {children}
    </div>
  )
}

/** A month as a grid of weeks that begin on Monday; on a phone the days stand below each other. */
export function MonthGrid({ month, label, draw }: { month: Month; label: string; draw: (day: Day) => ReactNode }) {
  const { month: words } = useWords().attendance
  const before = month.days[0]?.weekday ?? 0
  return (
    <ol className="month-grid" aria-label={label}>
      {month.days.map((day) => (
        <li
          key={day.date}
          className={day.weekday > 4 ? 'weekend' : undefined}
          data-column={day.date === month.first ? before + 1 : undefined}
        >
          <b>
            <span className="number">{Number(day.date.slice(8))}</span>{' '}
            <span className="secondary">{words.weekdays[day.weekday]}</span>
          </b>
          {draw(day)}
        </li>
      ))}
    </ol>
  )
}

import { Button, Select } from 'antd'
import { useWords } from '../../i18n'
import { moment, shiftMonth } from '../../kit/format'
import { LeftIcon, RightIcon } from '../../kit/icons'

const monthText = /^20\d\d-(0[1-9]|1[0-2])$/
const reach = 18

/** `2017-07` of the address as the first day of the month; null when it is anything else. */
export const monthOf = (text: string | null): string | null => (text && monthText.test(text) ? `${text}-01` : null)

/** The last whole month before a moment, which is what the API counts when it is not told a month. */
export const lastMonth = (now: string): string => shiftMonth(`${moment(now).slice(0, 7)}-01`, -1)

/** Months from the current one back, newest first, and the chosen one wherever it lies. */
export function monthsBack(asOf: string, chosen: string): string[] {
  const now = `${moment(asOf).slice(0, 7)}-01`
  const months = Array.from({ length: reach }, (_, back) => shiftMonth(now, -back))
  return months.includes(chosen) ? months : [...months, chosen].sort().reverse()
}

interface MonthPickerProps {
  month: string
  asOf: string
  busy: boolean
  change: (month: string) => void
}

export function MonthPicker({ month, asOf, busy, change }: MonthPickerProps) {
  const { overview } = useWords()
  const name = (date: string) => overview.monthName(Number(date.slice(0, 4)), Number(date.slice(5, 7)))
  const months = monthsBack(asOf, month)
  const go = (date: string) => change(date.slice(0, 7))
  return (
    <div className="months">
      <Button icon={<LeftIcon />} aria-label={overview.earlier} onClick={() => go(shiftMonth(month, -1))} />
      <Select
        aria-label={overview.month}
        className="month"
        value={month}
        loading={busy}
        options={months.map((date) => ({ value: date, label: name(date) }))}
        onChange={go}
      />
      <Button
        icon={<RightIcon />}
        aria-label={overview.later}
        disabled={month === months[0]}
        onClick={() => go(shiftMonth(month, 1))}
      />
    </div>
  )
}

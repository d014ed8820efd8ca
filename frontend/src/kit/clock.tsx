import { useWords } from '../i18n'
import { type Due, type DueState, dueOf } from './due'
import { moment } from './format'

/** Told by form as well as by colour. */
const marks: Record<DueState, string> = { kept: '✓', missed: '▲', running: '○', short: '◐', over: '▲' }

/** A due date: how much time is left in words, with a mark and a bar; ochre under a quarter left, cinnabar when over. */
export function Clock({ label, ...due }: Due & { label?: string }) {
  const { parts } = useWords()
  const { state, hours, used } = dueOf(due)
  const whole = Math.abs(hours)
  const span = parts.span(Math.floor(whole / 24), whole % 24)
  const text = parts.due[state](span)
  return (
    <span className={`clock clock-${state}`} title={parts.dueAt(moment(due.due))}>
      {label ? <span className="secondary">{label}</span> : null}
      <i aria-hidden="true">{marks[state]}</i>
      <span>{text}</span>
      <span className="clock-bar" aria-hidden="true">
        <span style={{ width: `${Math.round(used * 100)}%` }} />
      </span>
    </span>
  )
}

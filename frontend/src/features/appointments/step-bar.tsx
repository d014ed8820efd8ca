import { useWords, type Words } from '../../i18n'
import { answersOf } from './answers'
import type { Appointment } from './record'

type Standing = 'done' | 'now' | 'refused' | 'skipped' | 'ahead'

interface Step {
  key: 'proposed' | 'answered' | 'ordered' | 'copied' | 'acknowledged'
  standing: Standing
  label: string
  /** When it was done, or what is being waited for. */
  note: string
  /** Where two townships are asked: how each of them stands. */
  answers?: { township: string; standing: Standing; note: string }[]
}

/** States in which each step is the one that is waited for. */
const now: Record<Step['key'], readonly string[]> = {
  proposed: ['DRAFT'],
  answered: ['LETTER_SENT', 'OBJECTED'],
  ordered: ['CONSENTED', 'CONSULTED'],
  copied: ['ORDERED'],
  acknowledged: ['COPIED'],
}
const way = Object.keys(now) as Step['key'][]

const latest = (...days: (string | null)[]): string | null =>
  days.reduce((a, b) => (a !== null && (b === null || a > b) ? a : b), null)

/** How many steps are behind the act. */
function reached({ state }: Appointment): number {
  const at = way.findIndex((key) => now[key].includes(state))
  return at === -1 ? (state === 'ACKNOWLEDGED' ? way.length : 0) : at
}

function standingOf(row: Appointment, key: Step['key'], at: number): Standing {
  if (key === 'answered' && (row.overridden || row.expedited)) return 'skipped'
  if (row.state === 'WITHDRAWN') return row.askedOn || row.consultedOn ? (at === 0 ? 'done' : 'ahead') : 'ahead'
  if (at < reached(row)) return 'done'
  return at > reached(row) ? 'ahead' : row.state === 'OBJECTED' ? 'refused' : 'now'
}

/** How each of two townships stands; one township's answer is the step itself. */
function bothAnswers({ appointments }: Words, row: Appointment, whole: Standing): Step['answers'] {
  const answers = answersOf(row)
  if (answers.length === 1 || whole === 'skipped' || row.askedOn === null) return undefined
  return answers.map(({ township, on, objection }) => ({
    township: township.name,
    standing: on === null ? (whole === 'now' ? 'now' : 'ahead') : objection === null ? 'done' : 'refused',
    note: on ?? (whole === 'now' ? appointments.days(row.waitingDays ?? 0) : appointments.marks.unanswered),
  }))
}

function stepsOf(words: Words, row: Appointment): Step[] {
  const { appointments } = words
  const { steps, days, marks } = appointments
  const dates = {
    proposed: row.askedOn ?? row.consultedOn ?? row.orderedOn,
    answered: latest(row.answeredOn, row.releasedOn) ?? row.consultedOn,
    ordered: row.orderedOn,
    copied: row.copiedOn,
    acknowledged: row.acknowledgedOn,
  }
  return way.map((key, at) => {
    const standing = standingOf(row, key, at)
    const note = {
      done: dates[key] ?? '',
      now: days(row.waitingDays ?? 0),
      refused: marks.refused,
      skipped: marks.skipped,
      ahead: '',
    }
    const answered = key === 'answered'
    const label = answered ? steps.answered[row.procedure] : steps[key]
    const answers = answered ? bothAnswers(words, row, standing) : undefined
    return { key, standing, label, note: note[standing], ...(answers ? { answers } : {}) }
  })
}

const signs: Record<Standing, string> = { done: '✓', now: '●', refused: '✕', skipped: '–', ahead: '' }

function Answers({ answers }: { answers: NonNullable<Step['answers']> }) {
  return (
    <ul className="step-answers">
      {answers.map(({ township, standing, note }) => (
        <li key={township} className={`answer-${standing}`}>
          <i aria-hidden="true">{signs[standing]}</i>
          {township} <span>{note}</span>
        </li>
      ))}
    </ul>
  )
}

/** The way of the act in five steps, with the day of each, or how long the present one has been waited for. */
export function StepBar({ row }: { row: Appointment }) {
  const words = useWords()
  return (
    <ol className="step-bar" aria-label={words.appointments.steps.label}>
      {stepsOf(words, row).map(({ key, standing, label, note, answers }) => (
        <li key={key} className={`step-${standing}`} aria-current={standing === 'now' ? 'step' : undefined}>
          <i aria-hidden="true">{signs[standing]}</i>
          <b>{label}</b>
          {answers ? <Answers answers={answers} /> : <span>{note}</span>}
        </li>
      ))}
    </ol>
  )
}

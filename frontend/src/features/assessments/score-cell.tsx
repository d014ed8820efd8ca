import { createContext, type KeyboardEvent, type ReactNode, use, useMemo, useState } from 'react'
import { useWords } from '../../i18n'
import { useAct } from '../../kit/act'
import { ActButton, ActField } from '../../kit/act-form'
import { score } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { scoring, versionOf } from './enter-score'
import { type Component, type Parts, weightedTotal } from './weighted'
import type { SheetRow, Weights, Year } from './year-query'

const township = graphql(`
  mutation CorrectTownship($input: CorrectionInput!) {
    assessmentCorrectTownship(input: $input) { errors { field code message } assessment { id townshipVersion } }
  }
`)
const department = graphql(`
  mutation CorrectDepartment($input: CorrectionInput!) {
    assessmentCorrectDepartment(input: $input) { errors { field code message } assessment { id departmentVersion } }
  }
`)
const conduct = graphql(`
  mutation CorrectConduct($input: CorrectionInput!) {
    assessmentCorrectConduct(input: $input) { errors { field code message } assessment { id conductVersion } }
  }
`)
const correcting = { township, department, conduct }

const fields = { township: 'townshipScore', department: 'departmentScore', conduct: 'conductScore' } as const

interface Typing {
  drafts: Record<string, Partial<Parts>>
  type: (id: string, key: Component, text: string) => void
}

const TypingContext = createContext<Typing>({ drafts: {}, type: () => undefined })

/** What is being typed into the sheet, so that totals follow before anything is sent. */
export function Typed({ children }: { children: ReactNode }) {
  const [drafts, set] = useState<Typing['drafts']>({})
  const typing = useMemo<Typing>(
    () => ({ drafts, type: (id, key, text) => set((all) => ({ ...all, [id]: { ...all[id], [key]: text } })) }),
    [drafts],
  )
  return <TypingContext value={typing}>{children}</TypingContext>
}

interface CellProps {
  row: SheetRow
  component: Component
  year: Year
}

export const nameOf = (row: SheetRow): string => row.staff?.name ?? row.agency?.name ?? ''

/** The own component of an open row is a field; a locked one can be corrected, with a reason; all others are read only. */
export function ScoreCell({ row, component, year }: CellProps) {
  const { assessments } = useWords()
  if (component !== 'township' && row.managementClass === 'A') return <span className="secondary">{assessments.notCounted}</span>
  const locked = year[`${component}Locked`]
  if (!locked && row.can.includes(`assessment.score_${component}`)) return <ScoreField row={row} component={component} />
  return <ScoreShown row={row} component={component} year={year} />
}

function ScoreShown({ row, component, year }: CellProps) {
  const { assessments } = useWords()
  const field = fields[component]
  const value = row[field]
  const label = `${nameOf(row)} ${assessments.fields[field] ?? field}`
  return (
    <span className="score-shown">
      <Share row={row} field={field} label={label}>
        <span className={value === null ? 'secondary' : 'number'}>{value === null ? assessments.pending : score(value)}</span>
      </Share>
      {year[`${component}Locked`] && year.state === 'OPEN' ? <Correct row={row} component={component} /> : null}
    </span>
  )
}

function Correct({ row, component }: Pick<CellProps, 'row' | 'component'>) {
  const { assessments } = useWords()
  return (
    <ActButton
      row={row}
      act={`assessment.correct_${component}`}
      mutation={correcting[component]}
      label={assessments.correct}
      done={assessments.corrected}
      input={(form) => ({
        id: row.id,
        version: versionOf(row, component),
        score: String(form.get('score')),
        reason: String(form.get('reason')),
      })}
    >
      <ActField name="score" label={assessments.enterLabel}>
        {(props) => (
          <input {...props} className="number" inputMode="decimal" defaultValue={row[fields[component]] ?? ''} required />
        )}
      </ActField>
      <ActField name="reason" label={assessments.correctReason}>
        {(props) => <textarea {...props} rows={3} required />}
      </ActField>
    </ActButton>
  )
}

/** Enter or leaving the field sends it; a refusal stands below it. */
function ScoreField({ row, component }: Pick<CellProps, 'row' | 'component'>) {
  const words = useWords()
  const { drafts, type } = use(TypingContext)
  const { run, busy, outcome } = useAct(scoring[component])
  const stored = row[fields[component]]
  const text = drafts[row.id]?.[component] ?? (stored === null ? '' : score(stored))
  const send = () => {
    if (busy || text === '' || (stored !== null && Number(text) === Number(stored))) return
    run({ id: row.id, version: versionOf(row, component), score: text })
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') send()
  }
  const said =
    outcome?.kind === 'refused'
      ? outcome.errors.map(({ message }) => message).join(' ')
      : outcome?.kind === 'failed'
        ? (outcome.failure.said ?? words.errors[outcome.failure.code].title)
        : ''
  const label = `${nameOf(row)} ${words.assessments.fields[fields[component]] ?? component}`
  return (
    <span className="score-field">
      <input
        className="field number"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={said !== ''}
        value={text}
        onChange={({ target }) => type(row.id, component, target.value.trim())}
        onBlur={send}
        onKeyDown={onKey}
      />
      <span className="act-error" role="status">
        {said}
      </span>
    </span>
  )
}

/** The composite as it will be with what is typed; undetermined while a part is missing. */
export function TotalCell({ row, weights }: { row: SheetRow; weights: Record<'A' | 'B', Weights> }) {
  const { assessments } = useWords()
  const { drafts } = use(TypingContext)
  const draft = drafts[row.id]
  const parts = {
    township: draft?.township ?? row.townshipScore,
    department: draft?.department ?? row.departmentScore,
    conduct: draft?.conduct ?? row.conductScore,
  }
  const total = draft ? weightedTotal(weights[row.managementClass], parts) : row.compositeScore
  return (
    <Share row={row} field="compositeScore" label={`${nameOf(row)} ${assessments.composite}`}>
      <b className={total === null ? 'secondary' : 'number'}>{total === null ? assessments.undecided : score(total)}</b>
    </Share>
  )
}

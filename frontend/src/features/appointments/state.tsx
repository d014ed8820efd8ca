import { useWords } from '../../i18n'
import { StatusTag, type StatusTone } from '../../kit/status-tag'

interface Stated {
  state: keyof typeof ended | 'DRAFT' | 'LETTER_SENT' | 'CONSENTED' | 'CONSULTED' | 'ORDERED' | 'COPIED'
  silent: boolean
  copyLate: boolean
  overridden: boolean
  expedited: boolean
}

const ended = { ACKNOWLEDGED: 'still', WITHDRAWN: 'still', OBJECTED: 'late' } as const satisfies Record<string, StatusTone>
const isEnded = (state: string): state is keyof typeof ended => state in ended

/** How the act stands, and what is irregular about it. */
export function AppointmentState({ row }: { row: Stated }) {
  const { appointments, terms } = useWords()
  const { flags } = appointments
  const marks = [row.silent && flags.silent, row.copyLate && flags.copyLate, row.overridden && flags.overridden]
  return (
    <span className="appointment-state">
      <StatusTag tone={isEnded(row.state) ? ended[row.state] : 'under-way'} text={terms.appointmentState[row.state]} />
      {[...marks, row.expedited && flags.expedited].map((text) => text && <StatusTag key={text} tone="late" text={text} />)}
    </span>
  )
}

/** Who has to move next, and for how many days they have been waited for. */
export function Waiting({ row }: { row: { waitingFor: 'DEPARTMENT' | 'TOWNSHIP' | null; waitingDays: number | null } }) {
  const { appointments, terms, table } = useWords()
  if (row.waitingFor === null) return table.none
  return appointments.waiting(terms.waitingFor[row.waitingFor], row.waitingDays ?? 0)
}

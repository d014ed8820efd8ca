import { useWords } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { AppointmentActs } from './acts'
import { answersOf } from './answers'
import type { Appointment } from './record'
import { AppointmentState, Waiting } from './state'
import { StepBar } from './step-bar'
import { actName } from './words'
import './appointments.css'

/** Which act this is, how it stands, and what this viewer can do about it now. */
export function AppointmentHead({ row }: { row: Appointment }) {
  const words = useWords()
  return (
    <>
      <b>{actName(words, row)}</b>
      <AppointmentState row={row} />
      <ClassBadge of={row.managementClass} />
      <RecordLink type="Agency" id={row.agency.id}>
        {row.agency.name}
      </RecordLink>
      <span className="secondary">{`${row.department.name} → ${answersOf(row)
        .map(({ township }) => township.name)
        .join(' + ')}`}</span>
      {row.waitingFor ? (
        <span className="secondary">
          <Waiting row={row} />
        </span>
      ) : null}
      <AppointmentActs row={row} />
    </>
  )
}

/** The way of the act, and the sentence that it follows. */
export function AppointmentWay({ row }: { row: Appointment }) {
  const { appointments } = useWords()
  return (
    <>
      <StepBar row={row} />
      {row.silent ? <p className="appointment-silent">{appointments.silence}</p> : null}
      <Quote>{appointments.basis[row.procedure]}</Quote>
    </>
  )
}

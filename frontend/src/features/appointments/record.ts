import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'

/** Everything that the record's page shows of a personnel act. */
export const AppointmentFragment = graphql(`
  fragment AppointmentParts on Appointment {
    id
    version
    can
    procedure
    state
    stateOn
    waitingFor
    waitingDays
    silent
    copyLate
    overridden
    expedited
    managementClass
    fromPosition
    toPosition
    fromTitle
    toTitle
    effectiveOn
    matter
    reason
    toRank
    draftedOn
    withdrawnOn
    withdrawal
    letterNumber
    askedOn
    replyDueOn
    replyProvisional
    answeredOn
    answerNumber
    answeredBy
    objection
    releasedOn
    releaseNumber
    releasedBy
    releaseObjection
    consultedOn
    consultedWith
    consultation
    orderNumber
    orderedOn
    overrideDocument
    overrideReason
    urgentReason
    appliedAt
    copyDueOn
    copiedOn
    acknowledgedOn
    acknowledgedBy
    attachments { id name size }
    masked { field reason }
    kind { code name procedure effect basis replyDays copyDays }
    staffName
    counterpartName
    counterpartFromTitle
    counterpartToTitle
    staff { id gender rank establishment enteredOn }
    agency { id name }
    township { id name }
    department { id name }
    fromAgency { id name }
    toAgency { id name }
    counterpartTownship { id name }
    releasingTownship { id name }
    orderedBy { id name }
    receipts(first: 50) { nodes { id sequence kind number day signedBy note organisation { id name } } }
  }
`)

export type Appointment = ResultOf<typeof AppointmentFragment>
export type AppointmentRef = FragmentOf<typeof AppointmentFragment>

export const appointmentOf = (ref: AppointmentRef): Appointment => readFragment(AppointmentFragment, ref)

/** The server's today: the day on which the state was entered, and the days since; null once nobody is waited for. */
export function todayOf({ stateOn, waitingDays }: Appointment): string | null {
  if (waitingDays === null) return null
  const at = new Date(`${stateOn}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + waitingDays)
  return at.toISOString().slice(0, 10)
}

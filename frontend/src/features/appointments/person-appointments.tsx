import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { Timeline } from '../../kit/timeline'
import { DraftAppointment } from './draft'
import { AppointmentState } from './state'
import { actName } from './words'
import './appointments.css'

const PersonActFragment = graphql(`
  fragment PersonAct on Appointment {
    id
    state
    silent
    copyLate
    overridden
    expedited
    stateOn
    matter
    counterpartName
    kind { code name }
    agency { id name }
  }
`)

export const PersonAppointmentsFragment = graphql(
  `
  fragment PersonAppointments on Staff {
    id
    can
    title
    rank
    position
    agency { id }
    department { id }
    appointments(first: 50) { nodes { ...PersonAct } }
    counterpartAppointments(first: 50) { nodes { ...PersonAct } }
  }
`,
  [PersonActFragment],
)

type Act = ResultOf<typeof PersonActFragment>

const stepOf = (words: Words, act: Act) => ({
  key: act.id,
  at: act.stateOn,
  title: (
    <RecordLink type="Appointment" id={act.id}>
      {actName(words, act)}
    </RecordLink>
  ),
  by: act.agency.name,
  note: (
    <>
      {act.matter} <AppointmentState row={act} />
    </>
  ),
})

/** Acts about a person, and those by which it goes the other way, newest first. */
function actsOf({ appointments, counterpartAppointments }: ResultOf<typeof PersonAppointmentsFragment>): Act[] {
  const acts = readFragment(PersonActFragment, [...appointments.nodes, ...counterpartAppointments.nodes])
  return acts.toSorted((one, other) => other.stateOn.localeCompare(one.stateOn))
}

/** The personnel acts of one person as steps of a timeline. */
export const appointmentSteps = (words: Words, person: FragmentOf<typeof PersonAppointmentsFragment>) =>
  actsOf(readFragment(PersonAppointmentsFragment, person)).map((act) => stepOf(words, act))

/** The personnel acts of one person that this viewer may see, newest first, and the proposal of another. */
export function PersonAppointments({ person }: { person: FragmentOf<typeof PersonAppointmentsFragment> }) {
  const words = useWords()
  const { appointments } = words
  const row = readFragment(PersonAppointmentsFragment, person)
  const acts = actsOf(row)
  return (
    <div className="panels panels-one person-acts">
      <DraftAppointment person={row} done={appointments.told.draft} />
      <Panel title={appointments.title}>
        {acts.length === 0 ? <p className="secondary">{appointments.noneOfPerson}</p> : null}
        <Timeline label={appointments.title} steps={acts.map((act) => stepOf(words, act))} />
      </Panel>
    </div>
  )
}

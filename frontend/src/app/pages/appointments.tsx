import { AppointmentsPage } from '../../features/appointments/appointments-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships, departments } = useBoot()
  return <AppointmentsPage choices={{ townships, departments }} remit={viewer.remit} />
}

import { DutyRosterPage } from '../../features/attendance/duty-roster'
import { Loading } from '../../kit/states'
import { useHomeTown } from '../home-town'
import { useToday } from '../today'
import { useBoot } from '../viewer'

/** The duty roster; first that of the own township. */
export function Component() {
  const { townships } = useBoot()
  const today = useToday()
  const own = useHomeTown()
  if (!today || own === undefined) return <Loading />
  return <DutyRosterPage townships={townships} own={own} today={today} />
}

import { RequestLeave } from '../../features/attendance/leave-acts'
import { LeavesPage } from '../../features/attendance/leave-list'
import { LeaveMonth } from '../../features/attendance/leave-month'
import { useHomeTown } from '../home-town'
import { useToday } from '../today'
import { useBoot } from '../viewer'

/** Leave: what waits, who is away, and the button to ask for the own. */
export function Component() {
  const { viewer } = useBoot()
  const today = useToday()
  const town = useHomeTown() ?? ''
  const staff = viewer.account.staff?.id
  return (
    <LeavesPage
      remit={viewer.remit}
      acts={staff && today ? <RequestLeave staff={staff} today={today} /> : null}
      drawMonth={(where) => (today ? <LeaveMonth where={where} town={town} today={today} /> : null)}
    />
  )
}

import { MeetingsPage } from '../../features/joint/meetings-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <MeetingsPage townships={townships} remit={viewer.remit} />
}

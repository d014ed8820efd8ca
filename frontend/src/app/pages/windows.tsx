import { WindowsPage } from '../../features/windows/windows-list'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <WindowsPage townships={townships} remit={viewer.remit} />
}

import { JointOperationsPage } from '../../features/joint/operations-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <JointOperationsPage townships={townships} remit={viewer.remit} />
}

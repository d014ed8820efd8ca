import { MediationsPage } from '../../features/joint/mediations-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <MediationsPage townships={townships} remit={viewer.remit} />
}

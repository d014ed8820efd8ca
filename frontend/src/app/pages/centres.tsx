import { CentresPage } from '../../features/windows/centres-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <CentresPage townships={townships} remit={viewer.remit} />
}

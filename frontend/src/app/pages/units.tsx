import { UnitsPage } from '../../features/organisations/units-page'
import { organOf, useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  return <UnitsPage remit={viewer.remit} organ={organOf(viewer)} />
}

import { OrgansPage } from '../../features/organisations/organs-page'
import { organOf, useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  return <OrgansPage remit={viewer.remit} organ={organOf(viewer)} />
}

import { TownshipsPage } from '../../features/organisations/townships-page'
import { organOf, useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  return <TownshipsPage remit={viewer.remit} organ={organOf(viewer)} />
}

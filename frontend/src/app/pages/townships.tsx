import { TownshipsPage } from '../../features/organisations/townships-page'
import { useBoot } from '../viewer'

export function Component() {
  return <TownshipsPage remit={useBoot().viewer.remit} />
}

import { VillagesPage } from '../../features/organisations/villages-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <VillagesPage remit={viewer.remit} townships={townships} />
}

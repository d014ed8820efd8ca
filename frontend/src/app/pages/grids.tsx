import { GridsPage } from '../../features/organisations/grids-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <GridsPage remit={viewer.remit} townships={townships} />
}

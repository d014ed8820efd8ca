import { AgenciesPage } from '../../features/organisations/agencies-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships, departments } = useBoot()
  return <AgenciesPage choices={{ townships, departments }} remit={viewer.remit} />
}

import { ItemsPage } from '../../features/approvals/items-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, departments } = useBoot()
  return <ItemsPage departments={departments} remit={viewer.remit} />
}

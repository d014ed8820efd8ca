import { SealsPage } from '../../features/approvals/seals-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <SealsPage townships={townships} remit={viewer.remit} />
}

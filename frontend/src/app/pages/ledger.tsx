import { LedgerPage } from '../../features/appointments/ledger-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships } = useBoot()
  return <LedgerPage townships={townships} remit={viewer.remit} />
}

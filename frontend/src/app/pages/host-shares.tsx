import { HostsPage } from '../../features/assessments/hosts-page'
import { useBoot } from '../viewer'

export function Component() {
  return <HostsPage remit={useBoot().viewer.remit} />
}

import { ExplorerPage } from '../../features/explorer/explorer-page'
import { useBoot } from '../viewer'

export function Component() {
  return <ExplorerPage own={useBoot().viewer.organisation.id} />
}

import { RulebookPage } from '../../features/rulebook/rulebook-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  return <RulebookPage remit={viewer.remit} />
}

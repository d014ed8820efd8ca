import { OverviewPage } from '../../features/overview/overview-page'
import { useBoot } from '../viewer'

export function Component() {
  const { organisation } = useBoot().viewer
  return <OverviewPage scope={organisation.__typename === 'Organ' ? null : organisation.name} />
}

import { OverviewPage } from '../../features/overview/overview-page'
import { useBoot } from '../viewer'

export function Component() {
  const { organisation } = useBoot().viewer
  const { __typename: kind, name } = organisation
  return <OverviewPage scope={kind === 'Organ' ? null : name} judged={kind === 'Organ' || kind === 'Township'} />
}

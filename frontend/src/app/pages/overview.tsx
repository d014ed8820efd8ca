import { OverviewPage } from '../../features/overview/overview-page'
import { useBoot } from '../viewer'

export function Component() {
  const { organisation, permissions } = useBoot().viewer
  const { __typename: kind, name } = organisation
  const reads = (type: string) => permissions.includes(`${type}.basic:read`)
  return (
    <OverviewPage
      scope={kind === 'Organ' ? null : name}
      judged={kind === 'Organ' || kind === 'Township'}
      reads={{ agencies: reads('Agency'), lists: reads('ItemList') && reads('ApprovalItem') }}
    />
  )
}

import { OverviewPage } from '../../features/overview/overview-page'
import type { Place } from '../../features/overview/place'
import { useBoot, type Viewer } from '../viewer'

/** The body in which the overview counts for a post. */
function placeOf(organisation: Viewer['organisation']): Place {
  const { __typename: type, id, name } = organisation
  if (type === 'Township') return { kind: 'township', id, name, township: id }
  if (type === 'Department') return { kind: 'department', id, name }
  if (type === 'Agency') return { kind: 'agency', id, name }
  if (type === 'Village' || type === 'Grid') return { kind: 'village', id, name, township: organisation.township.id }
  return { kind: 'district', id, name }
}

export function Component() {
  const { organisation, permissions } = useBoot().viewer
  const place = placeOf(organisation)
  const reads = (type: string) => permissions.includes(`${type}.basic:read`)
  return (
    <OverviewPage
      place={place}
      judged={place.kind === 'district' || place.kind === 'township'}
      reads={{ agencies: reads('Agency'), lists: reads('ItemList') && reads('ApprovalItem') }}
    />
  )
}

import { EventsPage } from '../../features/events/events-page'
import { useBoot } from '../viewer'

const district = ['Organ', 'Department']

export function Component() {
  const { viewer, townships } = useBoot()
  const { organisation, permissions, remit } = viewer
  return (
    <EventsPage
      townships={townships}
      remit={remit}
      outline={!permissions.includes('Event.report:read')}
      inside={!district.includes(organisation.__typename)}
    />
  )
}

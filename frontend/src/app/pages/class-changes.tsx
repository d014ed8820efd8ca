import { ClassChangesPage } from '../../features/classes/changes-page'
import { useBoot } from '../viewer'

export function Component() {
  return <ClassChangesPage remit={useBoot().viewer.remit} />
}

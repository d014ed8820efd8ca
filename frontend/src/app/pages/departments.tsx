import { DepartmentsPage } from '../../features/organisations/departments-page'
import { useBoot } from '../viewer'

export function Component() {
  return <DepartmentsPage remit={useBoot().viewer.remit} />
}

import { DepartmentsPage } from '../../features/organisations/departments-page'
import { organOf, useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  return <DepartmentsPage remit={viewer.remit} organ={organOf(viewer)} />
}

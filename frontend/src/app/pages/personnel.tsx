import { Shares } from '../../features/assessments/shares'
import { PersonnelPage } from '../../features/personnel/personnel-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships, departments } = useBoot()
  return (
    <PersonnelPage
      choices={{ townships, departments }}
      remit={viewer.remit}
      ofDepartment={viewer.organisation.__typename === 'Department'}
      drawShares={(of, row) => <Shares of={of} row={row} />}
    />
  )
}

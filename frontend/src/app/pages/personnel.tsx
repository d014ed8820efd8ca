import { useNavigate } from 'react-router'
import { Shares } from '../../features/assessments/shares'
import { PersonnelPage } from '../../features/personnel/personnel-page'
import { personPath } from '../paths'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships, departments } = useBoot()
  const navigate = useNavigate()
  return (
    <PersonnelPage
      choices={{ townships, departments }}
      remit={viewer.remit}
      ofDepartment={viewer.organisation.__typename === 'Department'}
      personPath={personPath}
      drawShares={(of, row) => <Shares of={of} row={row} />}
      open={(id) => navigate(personPath(id))}
    />
  )
}

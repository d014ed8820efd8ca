import { Shares } from '../../features/assessments/shares'
import { ExportButton } from '../../features/exchange/export-button'
import { PersonnelPage } from '../../features/personnel/personnel-page'
import { useBoot } from '../viewer'

export function Component() {
  const { viewer, townships, departments } = useBoot()
  return (
    <PersonnelPage
      choices={{ townships, departments }}
      remit={viewer.remit}
      ofDepartment={viewer.organisation.__typename === 'Department'}
      tools={(where, asOf) => <ExportButton name="roster" where={where} asOf={asOf} />}
      drawShares={(of, row) => <Shares of={of} row={row} />}
    />
  )
}

import { useSearchParams } from 'react-router'
import { YearPage } from '../../features/assessments/year-page'
import { ExportButton } from '../../features/exchange/export-button'
import { tabParameter } from '../../kit/list-state'
import { organOf, useBoot } from '../viewer'

/** The year stands in the address where a record's tab does, so the list below keeps it. */
export function Component() {
  const [search, setSearch] = useSearchParams()
  const { viewer, townships } = useBoot()
  const year = Number(search.get(tabParameter))
  return (
    <YearPage
      year={Number.isInteger(year) && year > 0 ? year : null}
      choose={(next) => setSearch({ [tabParameter]: String(next) })}
      remit={viewer.remit}
      townships={townships}
      organ={organOf(viewer)}
      drawExport={(where) => <ExportButton name="scores" where={where} />}
      ofDepartment={viewer.organisation.__typename === 'Department'}
    />
  )
}

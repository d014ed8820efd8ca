import { useSearchParams } from 'react-router'
import { CalendarPage } from '../../features/organisations/calendar-page'
import { day } from '../../kit/format'
import { tabParameter } from '../../kit/list-state'
import { useNow } from '../../kit/now'
import { organOf, useBoot } from '../viewer'

const known = /^20\d\d$/

/** The year stands in the address; without one it is the district's present year. */
export function Component() {
  const [search, setSearch] = useSearchParams()
  const { viewer } = useBoot()
  const today = day(useNow())
  const asked = search.get(tabParameter) ?? ''
  return (
    <CalendarPage
      year={Number(known.test(asked) ? asked : today.slice(0, 4))}
      choose={(next) => setSearch({ [tabParameter]: String(next) }, { replace: true })}
      organ={organOf(viewer)}
    />
  )
}

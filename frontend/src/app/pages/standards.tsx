import { useSearchParams } from 'react-router'
import { StandardsPage } from '../../features/assessments/standards-page'
import { tabParameter } from '../../kit/list-state'

/** The year stands in the address. */
export function Component() {
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get(tabParameter))
  return <StandardsPage year={year > 0 ? year : null} choose={(next) => setSearch({ [tabParameter]: String(next) })} />
}

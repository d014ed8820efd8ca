import { useSearchParams } from 'react-router'
import { ExplorerPage } from '../../features/explorer/explorer-page'
import { useBoot } from '../viewer'

export function Component() {
  const [search, setSearch] = useSearchParams()
  return (
    <ExplorerPage
      own={useBoot().viewer.organisation.id}
      example={search.get('example')}
      type={search.get('type')}
      choose={(chosen) => setSearch({ ...Object.fromEntries(search), ...chosen })}
    />
  )
}

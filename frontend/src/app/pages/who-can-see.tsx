import { useSearchParams } from 'react-router'
import { WhoCanSeePage } from '../../features/access/who-can-see-page'
import { accessMatrixPath } from '../paths'
import { useBoot } from '../viewer'

export function Component() {
  const [search, setSearch] = useSearchParams()
  const { permissions } = useBoot().viewer
  const id = search.get('id')
  const field = search.get('field')
  return (
    <WhoCanSeePage
      subject={id && field ? { id, field } : null}
      ask={(subject) => setSearch({ ...subject })}
      matrix={permissions.includes('accessMatrix') ? accessMatrixPath : null}
    />
  )
}

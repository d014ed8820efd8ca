import { useSearchParams } from 'react-router'
import { WhoCanSeePage } from '../../features/access/who-can-see-page'
import { useBoot } from '../viewer'

export function Component() {
  const [search, setSearch] = useSearchParams()
  const { permissions, role } = useBoot().viewer
  const id = search.get('id')
  const field = search.get('field')
  return (
    <WhoCanSeePage
      subject={id && field ? { id, field } : null}
      ask={(subject) => setSearch({ ...subject })}
      matrixRole={permissions.includes('accessMatrix') ? role : null}
    />
  )
}

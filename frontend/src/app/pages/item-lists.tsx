import { ListsPage } from '../../features/approvals/lists-page'
import { comparisonPath, itemsPath } from '../paths'

export function Component() {
  return <ListsPage ways={{ items: itemsPath, compare: comparisonPath }} />
}

import { AccountsPage } from '../../features/identity/accounts-page'
import { organOf, useBoot } from '../viewer'

export function Component() {
  const { viewer } = useBoot()
  return (
    <AccountsPage
      remit={viewer.remit}
      organ={organOf(viewer)}
      seesPosts={viewer.permissions.includes('Account.basic:post.give')}
    />
  )
}

import { AccountPage } from '../../features/identity/account-page'
import { useBoot } from '../viewer'

export function Component() {
  return <AccountPage account={useBoot().viewer.account.id} />
}

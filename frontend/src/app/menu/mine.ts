import type { PageEntry } from '../page-entry'

/** What belongs to the person who is signed in; everybody has it. */
export const mine: readonly PageEntry[] = [
  { name: 'account', path: 'account', section: 'mine', lazy: () => import('../pages/account') },
]

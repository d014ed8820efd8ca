import type { PageEntry } from '../page-entry'

/** Who sees what, and whether the rules are kept. */
export const audit: readonly PageEntry[] = [
  {
    name: 'whoCanSee',
    path: 'access/who-can-see',
    section: 'audit',
    needs: ['whoCanSee', 'whoCanSee:self'],
    lazy: () => import('../pages/who-can-see'),
  },
  {
    name: 'accessMatrix',
    path: 'access/matrix',
    section: 'audit',
    needs: ['accessMatrix'],
    lazy: () => import('../pages/access-matrix'),
  },
  {
    name: 'rulebook',
    path: 'rulebook',
    section: 'audit',
    needs: ['Agency.basic:read'],
    lazy: () => import('../pages/rulebook'),
  },
]

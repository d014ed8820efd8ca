import type { PageEntry } from '../page-entry'

/** What a district is set up with, and what other systems connect to. */
export const system: readonly PageEntry[] = [
  {
    name: 'imports',
    path: 'imports',
    section: 'system',
    needs: ['ImportBatch.basic:read'],
    lazy: () => import('../pages/imports'),
  },
  {
    name: 'accounts',
    path: 'accounts',
    section: 'system',
    needs: ['Organisation.basic:account.open', 'Account.basic:post.give'],
    lazy: () => import('../pages/accounts'),
  },
  {
    name: 'organs',
    path: 'organs',
    section: 'system',
    needs: ['Organisation.basic:read'],
    lazy: () => import('../pages/organs'),
  },
  {
    name: 'calendar',
    path: 'calendar',
    section: 'system',
    needs: ['CalendarDay.basic:read'],
    lazy: () => import('../pages/calendar'),
  },
  {
    name: 'setup',
    path: 'setup',
    section: 'system',
    needs: ['Organisation.basic:import.check', 'Organisation.basic:class_rule.issue', 'Organisation.basic:organ.open'],
    lazy: () => import('../pages/setup'),
  },
  { name: 'explorer', path: 'explorer', section: 'system', lazy: () => import('../pages/explorer') },
]

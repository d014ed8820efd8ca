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
    name: 'setup',
    path: 'setup',
    section: 'system',
    needs: ['Organisation.basic:import.check', 'Organisation.basic:class_rule.issue', 'Organisation.basic:organ.open'],
    lazy: () => import('../pages/setup'),
  },
  { name: 'explorer', path: 'explorer', section: 'system', lazy: () => import('../pages/explorer') },
]

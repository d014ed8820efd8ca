import type { ComponentType } from 'react'
import type { Words } from '../i18n'

export type PageName = keyof Words['nav']['pages']
export type SectionName = keyof Words['nav']['sections']

/** One line is all that a page needs to be routed to, found in the menu, named in the breadcrumb, linked to, and guarded. */
export interface PageEntry {
  name: PageName
  /** Below the root; a page with `:id` shows one record and stands in no menu. */
  path: string
  /** The heading of the menu; absent: the page stands above or outside of the headings. */
  section?: SectionName
  /** Any one of these of `viewer.permissions` opens the page; absent: everybody has it. */
  needs?: readonly string[]
  /** The page above this one in the breadcrumb, when it is not the overview. */
  within?: PageName
  /** The GraphQL type whose records the page shows: `RecordLink` leads here. */
  of?: string
  lazy: () => Promise<{ Component: ComponentType }>
}

/** Every page, in the order of the menu: the source's own three headings, which its users know by heart, then the rest. */
export const pages: readonly PageEntry[] = [
  { name: 'overview', path: '', lazy: () => import('./pages/overview') },
  {
    name: 'personnel',
    path: 'personnel',
    section: 'stations',
    needs: ['Staff.basic:read'],
    lazy: () => import('./pages/personnel'),
  },
  {
    name: 'person',
    path: 'personnel/:id',
    section: 'stations',
    needs: ['Staff.basic:read'],
    within: 'personnel',
    of: 'Staff',
    lazy: () => import('./pages/person'),
  },
  { name: 'items', path: 'items', section: 'approvals', needs: ['ApprovalItem.basic:read'], lazy: () => import('./pages/items') },
  {
    name: 'item',
    path: 'items/:id',
    section: 'approvals',
    needs: ['ApprovalItem.basic:read'],
    within: 'items',
    of: 'ApprovalItem',
    lazy: () => import('./pages/item'),
  },
  {
    name: 'itemLists',
    path: 'lists',
    section: 'approvals',
    needs: ['ItemList.basic:read'],
    lazy: () => import('./pages/item-lists'),
  },
  {
    name: 'itemList',
    path: 'lists/:id',
    section: 'approvals',
    needs: ['ItemList.basic:read'],
    within: 'itemLists',
    of: 'ItemList',
    lazy: () => import('./pages/item-list'),
  },
  {
    name: 'compareLists',
    path: 'list-comparison',
    section: 'approvals',
    needs: ['ItemList.basic:read'],
    within: 'itemLists',
    lazy: () => import('./pages/compare-lists'),
  },
  { name: 'seals', path: 'seals', section: 'approvals', needs: ['Seal.basic:read'], lazy: () => import('./pages/seals') },
  {
    name: 'seal',
    path: 'seals/:id',
    section: 'approvals',
    needs: ['Seal.basic:read'],
    within: 'seals',
    of: 'Seal',
    lazy: () => import('./pages/seal'),
  },
  {
    name: 'centres',
    path: 'centres',
    section: 'approvals',
    needs: ['ServiceCentre.basic:read'],
    lazy: () => import('./pages/centres'),
  },
  {
    name: 'centre',
    path: 'centres/:id',
    section: 'approvals',
    needs: ['ServiceCentre.basic:read'],
    within: 'centres',
    of: 'ServiceCentre',
    lazy: () => import('./pages/centre'),
  },
  {
    name: 'windows',
    path: 'windows',
    section: 'approvals',
    needs: ['ServiceWindow.basic:read'],
    lazy: () => import('./pages/windows'),
  },
  {
    name: 'window',
    path: 'windows/:id',
    section: 'approvals',
    needs: ['ServiceWindow.basic:read'],
    within: 'windows',
    of: 'ServiceWindow',
    lazy: () => import('./pages/window'),
  },
  {
    name: 'appointments',
    path: 'appointments',
    section: 'stations',
    needs: ['Appointment.basic:read'],
    lazy: () => import('./pages/appointments'),
  },
  {
    name: 'appointment',
    path: 'appointments/:id',
    section: 'stations',
    needs: ['Appointment.basic:read'],
    within: 'appointments',
    of: 'Appointment',
    lazy: () => import('./pages/appointment'),
  },
  {
    name: 'ledger',
    path: 'ledger',
    section: 'stations',
    needs: ['Appointment.receipts:read'],
    lazy: () => import('./pages/ledger'),
  },
  {
    name: 'assessments',
    path: 'assessments',
    section: 'stations',
    needs: [
      'GradePool.basic:read',
      'Assessment.department:assessment.score_department',
      'Assessment.conduct:assessment.score_conduct',
    ],
    lazy: () => import('./pages/assessments'),
  },
  {
    name: 'assessment',
    path: 'assessments/:id',
    section: 'stations',
    needs: ['Assessment.basic:read'],
    within: 'assessments',
    of: 'Assessment',
    lazy: () => import('./pages/assessment'),
  },
  {
    name: 'forecast',
    path: 'bonus-forecast',
    section: 'stations',
    needs: ['BonusStandard.basic:read'],
    lazy: () => import('./pages/forecast'),
  },
  {
    name: 'rulebook',
    path: 'rulebook',
    section: 'audit',
    needs: ['Agency.basic:read'],
    lazy: () => import('./pages/rulebook'),
  },
  {
    name: 'events',
    path: 'events',
    section: 'grassroots',
    needs: ['Event.basic:read'],
    lazy: () => import('./pages/events'),
  },
  {
    name: 'event',
    path: 'events/:id',
    section: 'grassroots',
    needs: ['Event.basic:read'],
    within: 'events',
    of: 'Event',
    lazy: () => import('./pages/event'),
  },
  {
    name: 'mediations',
    path: 'mediations',
    section: 'grassroots',
    needs: ['Mediation.basic:read'],
    lazy: () => import('./pages/mediations'),
  },
  {
    name: 'mediation',
    path: 'mediations/:id',
    section: 'grassroots',
    needs: ['Mediation.basic:read'],
    within: 'mediations',
    of: 'Mediation',
    lazy: () => import('./pages/mediation'),
  },
  {
    name: 'jointOperations',
    path: 'joint-operations',
    section: 'grassroots',
    needs: ['JointOperation.basic:read'],
    lazy: () => import('./pages/joint-operations'),
  },
  {
    name: 'jointOperation',
    path: 'joint-operations/:id',
    section: 'grassroots',
    needs: ['JointOperation.basic:read'],
    within: 'jointOperations',
    of: 'JointOperation',
    lazy: () => import('./pages/joint-operation'),
  },
  {
    name: 'meetings',
    path: 'meetings',
    section: 'grassroots',
    needs: ['Meeting.basic:read'],
    lazy: () => import('./pages/meetings'),
  },
  {
    name: 'meeting',
    path: 'meetings/:id',
    section: 'grassroots',
    needs: ['Meeting.basic:read'],
    within: 'meetings',
    of: 'Meeting',
    lazy: () => import('./pages/meeting'),
  },
  {
    name: 'whoCanSee',
    path: 'access/who-can-see',
    section: 'audit',
    needs: ['whoCanSee', 'whoCanSee:self'],
    lazy: () => import('./pages/who-can-see'),
  },
  { name: 'notFound', path: '*', lazy: () => import('./pages/not-found') },
]

export const permitted = ({ needs }: Pick<PageEntry, 'needs'>, permissions: readonly string[]): boolean =>
  needs?.some((one) => permissions.includes(one)) ?? true

/** The page of a route's handle; null for what is no page. */
export const pageOf = (handle: unknown): PageEntry | null => pages.find((page) => page === handle) ?? null

/** The way from the overview to the page, each with its address; the page itself has none. */
export function crumbsOf(page: PageEntry): { name: PageName; to?: string }[] {
  const way: { name: PageName; to?: string }[] = [{ name: page.name }]
  let above = pages.find(({ name }) => name === page.within)
  while (above) {
    way.unshift({ name: above.name, to: `/${above.path}` })
    const next = above.within
    above = pages.find(({ name }) => name === next)
  }
  return page.path === '' ? way : [{ name: 'overview', to: '/' }, ...way]
}

/** The menu of a viewer: headings that hold something, with their places. */
export function menuOf(permissions: readonly string[], words: Words) {
  const names = Object.keys(words.nav.sections) as SectionName[]
  const entries = (section: SectionName) =>
    pages
      .filter((page) => page.section === section && !page.path.includes(':') && permitted(page, permissions))
      .map(({ name, path }) => ({ to: `/${path}`, label: words.nav.pages[name] }))
  return names.map((name) => ({ name, entries: entries(name) })).filter((section) => section.entries.length > 0)
}

/** The address of the record's page, for those who have that page. */
export function recordPathFor(permissions: readonly string[]): (type: string, id: string) => string | null {
  return (type, id) => {
    const page = pages.find((one) => one.of === type && permitted(one, permissions))
    return page ? `/${page.path.replace(':id', encodeURIComponent(id))}` : null
  }
}

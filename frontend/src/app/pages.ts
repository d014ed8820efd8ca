import type { Words } from '../i18n'
import { approvals } from './menu/approvals'
import { audit } from './menu/audit'
import { grassroots } from './menu/grassroots'
import { mine } from './menu/mine'
import { stations } from './menu/stations'
import { system } from './menu/system'
import type { PageEntry, PageName, SectionName } from './page-entry'

export type { PageEntry, PageName, SectionName }

/** Every page, in the order of the menu: the source's own three headings, which its users know by heart, then the rest. */
export const pages: readonly PageEntry[] = [
  { name: 'overview', path: '', lazy: () => import('./pages/overview') },
  { name: 'waiting', path: 'waiting', lazy: () => import('./pages/waiting') },
  ...stations,
  ...approvals,
  ...grassroots,
  ...audit,
  ...system,
  ...mine,
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

/** The address of the list above the record's page, narrowed by filters, for those who have that list. */
export function listPathFor(permissions: readonly string[]): (type: string, filters: Record<string, string>) => string | null {
  return (type, filters) => {
    const within = pages.find((one) => one.of === type)?.within
    const page = pages.find(({ name }) => name === within)
    if (!page || !permitted(page, permissions)) return null
    const search = new URLSearchParams(filters).toString()
    return search ? `/${page.path}?${search}` : `/${page.path}`
  }
}

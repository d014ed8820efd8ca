import type { Place } from '../../kit/pager'

export const classes = ['A', 'B'] as const
export const positions = ['CHIEF', 'DEPUTY', 'MEMBER'] as const
export const kinds = [
  'JUSTICE_OFFICE',
  'CULTURE_STATION',
  'SERVICE_SUBCENTRE',
  'ENFORCEMENT_SQUADRON',
  'POLICE_STATION',
  'TRAFFIC_SQUADRON',
  'MARKET_OFFICE',
  'LAND_OFFICE',
  'PLANNING_OFFICE',
  'ENVIRONMENT_OFFICE',
  'QUALITY_OFFICE',
  'TAX_BRANCH',
] as const
export const sorts = ['name', 'position', 'class'] as const

type OneOf<List extends readonly string[]> = List[number]
export type Sort = OneOf<typeof sorts>
export type Order = 'asc' | 'desc'

/** What the list is narrowed by. An organisation is named by its id. */
export interface Filters {
  q?: string
  class?: OneOf<typeof classes>
  township?: string
  department?: string
  kind?: OneOf<typeof kinds>
  position?: OneOf<typeof positions>
}

export interface ListState {
  filters: Filters
  sort: Sort
  order: Order
  place: Place
  /** The address held something that is not a filter value; it was left out. */
  broken: boolean
}

const longest = 40

interface Choices {
  townships: { id: string }[]
  departments: { id: string }[]
}

/** The state of the list as the address says it. Whatever does not fit is dropped and reported, never sent. */
export function parseList(search: URLSearchParams, choices: Choices): ListState {
  let broken = false
  const pick = <Value extends string>(key: string, allowed: readonly Value[]): Value | undefined => {
    const raw = search.get(key)
    if (!raw) return undefined
    const found = allowed.find((one) => one === raw)
    if (found === undefined) broken = true
    return found
  }
  const filters: Filters = {
    q: search.get('q')?.trim().slice(0, longest) || undefined,
    class: pick('class', classes),
    township: pick(
      'township',
      choices.townships.map((one) => one.id),
    ),
    department: pick(
      'department',
      choices.departments.map((one) => one.id),
    ),
    kind: pick('kind', kinds),
    position: pick('position', positions),
  }
  const sort = pick('sort', sorts) ?? 'name'
  const order = pick('order', ['asc', 'desc'] as const) ?? 'asc'
  const after = search.get('after') || undefined
  const before = after ? undefined : search.get('before') || undefined
  return { filters, sort, order, place: { after, before }, broken }
}

/** The address of a list state; what is at its default does not stand in it. */
export function formatList({ filters, sort, order, place }: Omit<ListState, 'broken'>): URLSearchParams {
  const all = { ...filters, sort: sort === 'name' ? undefined : sort, order: order === 'asc' ? undefined : order, ...place }
  return new URLSearchParams(Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1])))
}

const chinese = /\p{Script=Han}/u

/** Search by name where the word holds Chinese characters, else by pinyin or its initials. */
function named(word: string) {
  if (chinese.test(word)) return { name: { contains: word } }
  const latin = word.toLowerCase().replace(/\s+/g, '')
  return { or: [{ namePinyin: { startsWith: latin } }, { nameInitials: { startsWith: latin } }] }
}

/** The `where` of `personnel` for these filters. */
export function whereOf(filters: Filters) {
  const { q, class: managementClass, township, department, kind, position } = filters
  return {
    ...(q ? named(q) : {}),
    ...(managementClass ? { managementClass: { eq: managementClass } } : {}),
    ...(township ? { township: { id: { eq: township } } } : {}),
    ...(department ? { department: { id: { eq: department } } } : {}),
    ...(kind ? { agency: { kind: { eq: kind } } } : {}),
    ...(position ? { position: { eq: position } } : {}),
  }
}

const orderFields = { name: 'NAME_PINYIN', position: 'POSITION', class: 'MANAGEMENT_CLASS' } as const

export function orderOf(sort: Sort, order: Order) {
  return [{ field: orderFields[sort], direction: order === 'desc' ? ('DESC' as const) : ('ASC' as const) }]
}

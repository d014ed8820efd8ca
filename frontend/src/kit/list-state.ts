import { type Filter, isDay } from './filters'
import type { Place } from './pager'

/** The tab of a record's page, which a list inside of the tab must leave in the address. */
export const tabParameter = 'tab'

export type Direction = 'asc' | 'desc'

/** What of a list decides how its address is read. */
export interface Addressed<Where> {
  filters: Pick<Filter<Where>, 'key' | 'label' | 'read'>[]
  /** Keys of the columns that the list can be sorted by. */
  sorts: readonly string[]
  order: { column: string; direction: Direction }
  /** Ways to look at the list beside the table, which is the first of them. */
  views: readonly string[]
  /** Whether the list can be asked for as of a day. */
  dated: boolean
}

export interface ListState {
  /** Texts of the address by filter; only those that stand for a condition. */
  filters: Record<string, string>
  sort: string
  direction: Direction
  place: Place
  view?: string
  asOf?: string
  /** The address held something that the list does not know; it was left out. */
  broken: boolean
}

const own = ['sort', 'order', 'after', 'before', 'view', 'asOf']

/** The state of the list as the address says it. Whatever does not fit is dropped and reported, never sent. */
export function parseList<Where>(search: URLSearchParams, list: Addressed<Where>): ListState {
  let broken = [...search.keys()].some(
    (key) => key !== tabParameter && !own.includes(key) && !list.filters.some((filter) => filter.key === key),
  )
  const take = (key: string, fits: (text: string) => boolean): string | undefined => {
    const raw = search.get(key)?.trim()
    if (!raw) return undefined
    if (fits(raw)) return raw
    broken = true
    return undefined
  }
  const read = list.filters.map((filter) => [filter.key, take(filter.key, (raw) => filter.read(raw) !== null)] as const)
  const sort = take('sort', (raw) => list.sorts.includes(raw)) ?? list.order.column
  const usual = sort === list.order.column ? list.order.direction : 'asc'
  const direction = (take('order', (raw) => raw === 'asc' || raw === 'desc') as Direction | undefined) ?? usual
  const view = take('view', (raw) => list.views.includes(raw))
  const asOf = take('asOf', (raw) => list.dated && isDay(raw))
  const after = search.get('after') || undefined
  const before = after ? undefined : search.get('before') || undefined
  const filters = Object.fromEntries(read.filter((pair): pair is [string, string] => pair[1] !== undefined))
  return { filters, sort, direction, place: { after, before }, view, asOf, broken }
}

/** The address of a list state; what is at its default does not stand in it. The tab of a record around the list stays. */
export function formatList<Where>(state: Omit<ListState, 'broken'>, list: Addressed<Where>, tab: string | null = null) {
  const { filters, sort, direction, place, view, asOf } = state
  const usual = sort === list.order.column ? list.order.direction : 'asc'
  const all = {
    [tabParameter]: tab,
    ...filters,
    sort: sort === list.order.column ? undefined : sort,
    order: direction === usual ? undefined : direction,
    view: view === list.views[0] ? undefined : view,
    asOf,
    ...place,
  }
  return new URLSearchParams(Object.entries(all).filter((pair): pair is [string, string] => Boolean(pair[1])))
}

/** The `where` of these filters; several conditions hold together even where they speak of the same field. */
export function whereOf<Where extends object>(filters: Record<string, string>, list: Pick<Addressed<Where>, 'filters'>) {
  const conditions = list.filters.flatMap(({ key, read }) => read(filters[key] ?? '')?.where ?? [])
  return conditions.length > 1 ? { and: conditions } : (conditions[0] ?? {})
}

/** The filters in words: "类别 A类". */
export function toldOf<Where>(filters: Record<string, string>, list: Pick<Addressed<Where>, 'filters'>): string[] {
  return list.filters.flatMap(({ key, label, read }) => {
    const told = read(filters[key] ?? '')?.told
    return told ? [`${label} ${told}`] : []
  })
}

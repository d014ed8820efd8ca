import type { Words } from '../../i18n'
import { categories, inOrder, type ListFor } from './item-list'

export interface Version {
  id: string
  number: number
  size: number
  until: string | null
}

export interface Listed extends ListFor {
  id: string
  name: string
  current: { id: string } | null
  versions: Version[]
}

/** Two versions, of one list or of two. */
export interface Pair {
  before: string
  after: string
}

export interface ReadyMade extends Pair {
  key: string
  label: string
}

const currentOf = (lists: Listed[], kind: ListFor['kind'], category: ListFor['category']): string | undefined =>
  lists.find((list) => list.kind === kind && list.category === category)?.current?.id

/** How a list grew: its newest version against the one before it. */
export function stepOf({ versions }: Pick<Listed, 'versions'>): Pair | null {
  const [before, after] = versions.slice(-2)
  return before && after ? { before: before.id, after: after.id } : null
}

/** What is delegated against what the windows must offer, of one category of townships. */
export function windowPair(lists: Listed[], category: ListFor['category']): Pair | null {
  const [before, after] = [currentOf(lists, 'DELEGATED', category), currentOf(lists, 'WINDOW', category)]
  return before && after ? { before, after } : null
}

/** The comparisons that everybody asks for: how lists grew, and what must be offered without being delegated. */
export function readyMade(words: Words, lists: Listed[]): ReadyMade[] {
  const { grown, offered } = words.approvals.compare.ready
  const steps = inOrder(words, lists).flatMap((list) => {
    const pair = stepOf(list)
    const [before, after] = list.versions.slice(-2)
    return pair && before && after ? [{ ...pair, key: list.id, label: grown(list.name, before.size, after.size) }] : []
  })
  const windows = categories.flatMap((category) => {
    const pair = windowPair(lists, category)
    return pair ? [{ ...pair, key: category, label: offered(words.terms.townshipCategory[category]) }] : []
  })
  return [...steps, ...windows]
}

interface Held {
  listVersions: { id: string }[]
}

export interface Difference<Item> {
  added: Item[]
  removed: Item[]
  kept: Item[]
}

/** What stands on the second version only, on the first only, and on both. */
export function differenceOf<Item extends Held>(items: Item[], { before, after }: Pair): Difference<Item> {
  const on = (item: Item, version: string) => item.listVersions.some(({ id }) => id === version)
  return {
    added: items.filter((item) => on(item, after) && !on(item, before)),
    removed: items.filter((item) => on(item, before) && !on(item, after)),
    kept: items.filter((item) => on(item, before) && on(item, after)),
  }
}

/** Whether the two say if all that is delegated stands at the window: 委托下放事项必须全部进驻乡镇便民窗口. */
export const asksRedRule = (before: ListFor, after: ListFor): boolean =>
  before.kind === 'DELEGATED' && after.kind === 'WINDOW' && before.category === after.category

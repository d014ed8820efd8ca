import { useListPath, useRecordPath } from '../../kit/record-link'
import type { ItemLists } from './query'

type Kind = ItemLists[number]['kind']
type Category = NonNullable<ItemLists[number]['category']>

/** The address of a list of items by its kind and the type of township; of all lists, where there are several of the kind. */
export function useListOf(lists: ItemLists): (kind: Kind, category?: Category) => string | undefined {
  const record = useRecordPath()
  const list = useListPath()
  return (kind, category) => {
    const found = listed(lists, kind, category)
    const [only] = found
    return (only && found.length === 1 ? record('ItemList', only.id) : list('ItemList', {})) ?? undefined
  }
}

const listed = (lists: ItemLists, kind: Kind, category?: Category): ItemLists =>
  lists.filter((one) => one.kind === kind && one.category === (category ?? null))

/** The address of the first version of that list: what it held before it was extended. */
export function useFormerOf(lists: ItemLists): (kind: Kind, category: Category) => string | undefined {
  const record = useRecordPath()
  return (kind, category) => {
    const [list] = listed(lists, kind, category)
    const first = list?.versions.find(({ number }) => number === 1)
    const path = list && record('ItemList', list.id)
    return path && first ? `${path}?${new URLSearchParams({ version: first.id })}` : undefined
  }
}

import { useListPath, useRecordPath } from '../../kit/record-link'
import type { ItemLists } from './query'

type Kind = ItemLists[number]['kind']
type Category = NonNullable<ItemLists[number]['category']>

/** The address of a list of items by its kind and the type of township; of all lists, where there are several of the kind. */
export function useListOf(lists: ItemLists): (kind: Kind, category?: Category) => string | undefined {
  const record = useRecordPath()
  const list = useListPath()
  return (kind, category) => {
    const found = lists.filter((one) => one.kind === kind && one.category === (category ?? null))
    const [only] = found
    return (only && found.length === 1 ? record('ItemList', only.id) : list('ItemList', {})) ?? undefined
  }
}

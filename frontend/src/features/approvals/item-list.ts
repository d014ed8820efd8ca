import type { Words } from '../../i18n'
import { type Choice, coded } from '../../kit/filters'

type Terms = Words['terms']
export type ListKind = keyof Terms['listKind']
export type Category = keyof Terms['townshipCategory']
type AgencyKind = keyof Terms['agencyKind']

/** What a list is for; there is one list at most for each. */
export interface ListFor {
  kind: ListKind
  category: Category | null
  agencyKind: AgencyKind | null
}

export const categories: readonly Category[] = ['CENTRAL', 'DEVELOPMENT', 'ECOLOGICAL']

/** A list as an address names it: `DELEGATED-CENTRAL`, `STATION-LAND_OFFICE`, `VILLAGE`. */
export const listKey = ({ kind, category, agencyKind }: ListFor): string =>
  [kind, category, agencyKind].filter((part) => part !== null).join('-')

/** Which townships or stations the list is for, in a word. */
export function forWhom({ approvals, terms }: Words, { kind, category, agencyKind }: ListFor): string {
  if (category) return approvals.category[category]
  if (agencyKind) return terms.agencyKind[agencyKind]
  return kind === 'STATION' ? approvals.stations : approvals.village
}

/** The lists of townships, that of villages, those of stations all together and one by one. */
function allLists({ terms }: Words): ListFor[] {
  const ofTownships = (kind: ListKind) => categories.map((category) => ({ kind, category, agencyKind: null }))
  const stations = coded(terms.agencyKind).map(({ value }) => ({ kind: 'STATION' as const, category: null, agencyKind: value }))
  return [
    ...ofTownships('DELEGATED'),
    ...ofTownships('WINDOW'),
    { kind: 'VILLAGE', category: null, agencyKind: null },
    { kind: 'STATION', category: null, agencyKind: null },
    ...stations,
  ]
}

/** The lists that items can be narrowed to. */
export function listChoices(words: Words): (Choice & { list: ListFor })[] {
  const { approvals } = words
  const label = (list: ListFor) => approvals.listName(approvals.kind[list.kind], forWhom(words, list))
  return allLists(words).map((list) => ({ value: listKey(list), label: label(list), list }))
}

/** Lists in the order of the regulation: by kind, then by category or station as the dictionary has them. */
export function inOrder<List extends ListFor>(words: Words, lists: List[]): List[] {
  const places = new Map(allLists(words).map((list, at) => [listKey(list), at]))
  return [...lists].sort((one, other) => (places.get(listKey(one)) ?? 0) - (places.get(listKey(other)) ?? 0))
}

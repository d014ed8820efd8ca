import type { Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { type Category, categories, type ListFor, type ListKind, listChoices } from './item-list'
import type { ItemsQuery } from './items-query'

export type ItemWhere = WhereOf<typeof ItemsQuery>

const filter = filtersOf<typeof ItemsQuery>()
const latin = /^[\w.-]+$/

/** Codes are written in Latin letters and digits; anything else is part of a name. */
const named = (word: string): ItemWhere =>
  latin.test(word) ? { code: { startsWith: word.toUpperCase() } } : { name: { contains: word } }

/** Items of a list as it is in force. */
const onList = ({ kind, category, agencyKind }: ListFor): ItemWhere => ({
  lists: {
    list: {
      kind: { eq: kind },
      ...(category ? { category: { eq: category } } : {}),
      ...(agencyKind ? { agencyKind: { eq: agencyKind } } : {}),
    },
  },
})

const onTownshipList = (kind: ListKind, category: Category) => onList({ kind, category, agencyKind: null })

/** Which of two lists of one category holds an item and which does not: `kept` with the departments, or `absent` from the window. */
export type Gap = 'kept' | 'absent'
const sides = { kept: ['WINDOW', 'DELEGATED'], absent: ['DELEGATED', 'WINDOW'] } as const

/** A gap as an address names it. */
export const gapKey = (gap: Gap, category: Category): string => `${gap}-${category}`

const gaps = (['kept', 'absent'] as const).flatMap((gap) => categories.map((category) => ({ gap, category })))

function gapFilter({ approvals, terms }: Words): Filter<ItemWhere> {
  const { gap: words, all, filter: label } = approvals.items
  const choices = gaps.map(({ gap, category }) => ({
    value: gapKey(gap, category),
    label: words[gap](terms.townshipCategory[category]),
    gap,
    category,
  }))
  return filter.choice({
    key: 'gap',
    label: label.gap,
    all: all.gap,
    choices,
    where: (key) => {
      const found = choices.find(({ value }) => value === key)
      if (!found) return {}
      const [on, off] = sides[found.gap]
      return { and: [onTownshipList(on, found.category), { not: onTownshipList(off, found.category) }] }
    },
  })
}

/** `most1`: "最多跑一次", which those without any visit are, too. */
const visits = ['0', 'most1', '1', '2'] as const

/** How an item is dealt with: where it stands, how often one must come, how long it takes, whether it costs. */
function handling(words: Words): Filter<ItemWhere>[] {
  const { filter: label, all, visits: times, fee, way } = words.approvals.items
  const lists = listChoices(words)
  return [
    filter.choice({
      key: 'list',
      label: label.list,
      all: all.list,
      choices: lists,
      where: (key) => onList(lists.find(({ value }) => value === key)?.list as ListFor), // `key` is one of these choices
    }),
    gapFilter(words),
    filter.choice({
      key: 'visits',
      label: label.visits,
      all: all.visits,
      choices: visits.map((value) => ({ value, label: times[value] })),
      where: (value) => ({ onsiteVisits: value === 'most1' ? { lte: 1 } : { eq: Number(value) } }),
    }),
    filter.yesNo({
      key: 'instant',
      label: label.way,
      all: all.way,
      yes: way.instant,
      no: way.promised,
      where: (yes) => ({ promiseDays: yes ? { eq: 0 } : { gt: 0 } }),
    }),
    filter.yesNo({ key: 'fee', label: label.fee, all: all.fee, ...fee, where: (yes) => ({ fee: { eq: yes } }) }),
  ]
}

/** What items can be narrowed by. */
export function itemFilters(words: Words, departments: { id: string; name: string }[]): Filter<ItemWhere>[] {
  const { filter: label, all, search, searchLabel } = words.approvals.items
  return [
    filter.text({ key: 'q', label: label.q, name: searchLabel, hint: search, where: named }),
    filter.choice({
      key: 'domain',
      label: label.domain,
      all: all.domain,
      choices: coded(words.terms.itemDomain),
      where: (code) => ({ domain: { eq: code } }),
    }),
    filter.body('department', label.department, all.department, departments),
    ...handling(words),
  ]
}

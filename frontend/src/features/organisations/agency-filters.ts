import type { Words } from '../../i18n'
import { type Bodies, coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import type { AgenciesQuery } from './agency-query'
import { named } from './named'

type Where = WhereOf<typeof AgenciesQuery>

const filter = filtersOf<typeof AgenciesQuery>()

/** What agencies can be narrowed by. */
export function agencyFilters({ organisations, terms }: Words, { townships, departments }: Bodies): Filter<Where>[] {
  const { all, filter: label, search, searchLabel } = organisations.agencies
  return [
    filter.text({
      key: 'q',
      label: label.q,
      name: searchLabel,
      hint: search,
      where: (word) => ({ or: [named(word), { headName: { contains: word } }] }),
    }),
    filter.choice({
      key: 'class',
      label: label.class,
      all: all.class,
      segmented: true,
      choices: coded(terms.managementClass),
      where: (code) => ({ managementClass: { eq: code } }),
    }),
    filter.body('township', label.township, all.township, townships),
    filter.body('department', label.department, all.department, departments),
    filter.choice({
      key: 'kind',
      label: label.kind,
      all: all.kind,
      choices: coded(terms.agencyKind),
      where: (code) => ({ kind: { eq: code } }),
    }),
  ]
}

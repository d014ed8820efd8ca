import type { Words } from '../../i18n'
import { bodies, coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import type { AgenciesQuery } from './agency-query'
import { named } from './named'

type Where = WhereOf<typeof AgenciesQuery>

const filter = filtersOf<typeof AgenciesQuery>()

interface Body {
  id: string
  name: string
}

/** The bodies that lists of organisations can be narrowed to. */
export interface Choices {
  townships: Body[]
  departments: Body[]
}

/** What agencies can be narrowed by. */
export function agencyFilters({ organisations, terms }: Words, { townships, departments }: Choices): Filter<Where>[] {
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
    filter.choice({
      key: 'township',
      label: label.township,
      all: all.township,
      choices: bodies(townships),
      where: (id) => ({ township: { id: { eq: id } } }),
    }),
    filter.choice({
      key: 'department',
      label: label.department,
      all: all.department,
      choices: bodies(departments),
      where: (id) => ({ department: { id: { eq: id } } }),
    }),
    filter.choice({
      key: 'kind',
      label: label.kind,
      all: all.kind,
      choices: coded(terms.agencyKind),
      where: (code) => ({ kind: { eq: code } }),
    }),
  ]
}

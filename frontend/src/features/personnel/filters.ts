import type { Words } from '../../i18n'
import { type Bodies, coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import type { PersonnelQuery } from './query'

type Where = WhereOf<typeof PersonnelQuery>

const filter = filtersOf<typeof PersonnelQuery>()
const chinese = /\p{Script=Han}/u

/** Search by name where the word holds Chinese characters, else by pinyin or its initials. */
function named(word: string): Where {
  if (chinese.test(word)) return { name: { contains: word } }
  const latin = word.toLowerCase().replace(/\s+/g, '')
  return { or: [{ namePinyin: { startsWith: latin } }, { nameInitials: { startsWith: latin } }] }
}

/** What personnel can be narrowed by. */
export function personnelFilters({ personnel, terms }: Words, { townships, departments }: Bodies): Filter<Where>[] {
  const { all, filter: label } = personnel
  return [
    filter.text({ key: 'q', label: label.q, name: personnel.searchLabel, hint: personnel.search, where: named }),
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
      where: (code) => ({ agency: { kind: { eq: code } } }),
    }),
    filter.choice({
      key: 'position',
      label: label.position,
      all: all.position,
      choices: coded(terms.position),
      where: (code) => ({ position: { eq: code } }),
    }),
  ]
}

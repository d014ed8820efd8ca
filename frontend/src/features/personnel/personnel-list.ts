import type { Words } from '../../i18n'
import type { Bodies, WhereOf } from '../../kit/filters'
import type { List } from '../../kit/list'
import type { RecordPath } from '../../kit/record-link'
import { type DrawShares, personnelColumns, yearOf } from './columns'
import { personnelFilters } from './filters'
import { PersonnelCountQuery, PersonnelQuery } from './query'

interface Options {
  choices: Bodies
  drawShares: DrawShares
  path: RecordPath
  /** The people of one body, for its page. */
  only?: WhereOf<typeof PersonnelQuery>
  /** Filters and columns that say nothing there. */
  without?: readonly string[]
  /** What can be done with all who match. */
  tools?: List<typeof PersonnelQuery>['tools']
}

/** Stationed staff that this viewer may see. */
export function personnelList(
  words: Words,
  { choices, drawShares, path, only, without = [], tools }: Options,
): List<typeof PersonnelQuery> {
  const { personnel } = words
  return {
    name: 'personnel',
    title: personnel.title,
    document: PersonnelQuery,
    count: PersonnelCountQuery,
    columns: personnelColumns(words, drawShares).filter(({ key }) => !without.includes(key)),
    filters: personnelFilters(words, choices).filter(({ key }) => !without.includes(key)),
    order: { column: 'name', direction: 'asc' },
    path: ({ id }) => path('Staff', id),
    words: personnel.list,
    note: (rows) => (yearOf(rows) === null ? personnel.share.noAssessments : null),
    only,
    tools,
  }
}

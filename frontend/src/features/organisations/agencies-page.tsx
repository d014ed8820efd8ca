import { useWords } from '../../i18n'
import type { Bodies } from '../../kit/filters'
import type { List } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import { AgenciesByBody, type Side } from './agencies-by-body'
import { agencyColumns } from './agency-columns'
import { agencyFilters } from './agency-filters'
import { AgenciesCountQuery, AgenciesQuery } from './agency-query'

const sides: Side[] = ['township', 'department']

/** Stationed agencies: as a table, and under their townships or departments. */
export function AgenciesPage({ choices, remit }: { choices: Bodies; remit: string }) {
  const words = useWords()
  const path = useRecordPath()
  const { agencies } = words.organisations
  const list: List<typeof AgenciesQuery> = {
    name: 'agencies',
    title: agencies.title,
    document: AgenciesQuery,
    count: AgenciesCountQuery,
    columns: agencyColumns(words),
    filters: agencyFilters(words, choices),
    order: { column: 'name', direction: 'asc' },
    path: ({ id }) => path('Agency', id),
    words: agencies.list,
    dated: true,
    views: sides.map((side) => ({
      key: side,
      label: agencies.views[side],
      draw: (where, asOf) => <AgenciesByBody side={side} where={where} asOf={asOf} />,
    })),
  }
  return <ListPage list={list} remit={remit} lead={agencies.lead} />
}

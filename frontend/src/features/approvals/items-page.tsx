import { useWords, type Words } from '../../i18n'
import type { List } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { type RecordPath, useRecordPath } from '../../kit/record-link'
import { itemColumns } from './items-columns'
import { itemFilters } from './items-filters'
import { ItemsCountQuery, ItemsQuery } from './items-query'
import { ItemsMatrix } from './matrix-view'

export interface ItemsProps {
  departments: { id: string; name: string }[]
  remit: string
}

/** A list of items; each row leads to its item. */
export function itemsList(words: Words, departments: ItemsProps['departments'], path: RecordPath): List<typeof ItemsQuery> {
  return {
    name: 'items',
    title: words.approvals.items.title,
    document: ItemsQuery,
    count: ItemsCountQuery,
    columns: itemColumns(words),
    filters: itemFilters(words, departments),
    order: { column: 'code', direction: 'asc' },
    path: ({ id }) => path('ApprovalItem', id),
    words: words.approvals.items.list,
  }
}

/** All items of approval and public service, as a list and as a matrix of items and lists. */
export function ItemsPage({ departments, remit }: ItemsProps) {
  const words = useWords()
  const path = useRecordPath()
  const { items } = words.approvals
  const list: List<typeof ItemsQuery> = {
    ...itemsList(words, departments, path),
    views: [{ key: 'matrix', label: items.matrix.view, draw: (where) => <ItemsMatrix where={where} /> }],
  }
  return <ListPage list={list} remit={remit} lead={items.lead} />
}

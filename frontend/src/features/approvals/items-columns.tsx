import type { Words } from '../../i18n'
import type { Column, OrderFieldOf, RowOf } from '../../kit/list'
import { RecordLink } from '../../kit/record-link'
import { forWhom, inOrder, type ListKind } from './item-list'
import type { ItemsQuery } from './items-query'

export type Item = RowOf<typeof ItemsQuery>
type ItemColumn = Column<Item, OrderFieldOf<typeof ItemsQuery>>

/** For whom the item stands on lists of these kinds: "中心、发展、生态". */
function held(words: Words, item: Item, kinds: ListKind[]): string | null {
  const lists = item.lists.map(({ list }) => list).filter(({ kind }) => kinds.includes(kind))
  return lists.length > 0 ? words.list(inOrder(words, lists).map((list) => forWhom(words, list))) : null
}

/** Who is responsible for what. */
function whatColumns({ approvals, terms }: Words): ItemColumn[] {
  const { columns } = approvals.items
  return [
    {
      key: 'name',
      title: columns.name,
      sort: 'NAME',
      wrap: true,
      cell: ({ id, name }) => (
        <RecordLink type="ApprovalItem" id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'code', title: columns.code, sort: 'CODE', cell: ({ code }) => code },
    { key: 'domain', title: columns.domain, sort: 'DOMAIN', cell: ({ domain }) => terms.itemDomain[domain] },
    {
      key: 'department',
      title: columns.department,
      cell: ({ department }) => (
        <RecordLink type="Department" id={department.id}>
          {department.name}
        </RecordLink>
      ),
    },
  ]
}

/** How it is dealt with. */
function howColumns({ approvals }: Words): ItemColumn[] {
  const { columns, days, instant, times, fee } = approvals.items
  return [
    {
      key: 'promise',
      title: columns.promise,
      sort: 'PROMISE_DAYS',
      align: 'right',
      cell: ({ promiseDays }) => (promiseDays === null ? null : promiseDays === 0 ? instant : days(promiseDays)),
    },
    {
      key: 'statutory',
      title: columns.statutory,
      sort: 'STATUTORY_DAYS',
      align: 'right',
      cell: ({ statutoryDays }) => (statutoryDays === null ? null : days(statutoryDays)),
    },
    {
      key: 'visits',
      title: columns.visits,
      sort: 'ONSITE_VISITS',
      align: 'right',
      cell: ({ onsiteVisits }) => times(onsiteVisits),
    },
    { key: 'fee', title: columns.fee, sort: 'FEE', hidden: true, cell: (item) => (item.fee ? fee.yes : fee.no) },
  ]
}

/** The columns of a list of items. */
export function itemColumns(words: Words): ItemColumn[] {
  const { columns } = words.approvals.items
  return [
    ...whatColumns(words),
    ...howColumns(words),
    { key: 'delegated', title: columns.delegated, wrap: 'short', cell: (item) => held(words, item, ['DELEGATED', 'STATION']) },
    { key: 'windows', title: columns.windows, wrap: 'short', cell: (item) => held(words, item, ['WINDOW', 'VILLAGE']) },
  ]
}

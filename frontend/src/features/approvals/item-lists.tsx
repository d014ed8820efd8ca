import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'
import { Notice } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'
import { inOrder } from './item-list'

export const ItemListsFragment = graphql(`
  fragment ItemListsOfItem on ApprovalItem {
    listVersions { id number since until document list { id name kind category agencyKind } }
    lists { id }
  }
`)

type Version = ResultOf<typeof ItemListsFragment>['listVersions'][number]

function columnsOf({ approvals }: Words, inForce: ReadonlySet<string>): Column<Version>[] {
  const { columns, version, now, state } = approvals.lists
  return [
    {
      key: 'name',
      title: columns.name,
      cell: ({ list }) => (
        <RecordLink type="ItemList" id={list.id}>
          {list.name}
        </RecordLink>
      ),
    },
    { key: 'version', title: columns.version, cell: ({ number }) => version(number) },
    { key: 'since', title: columns.since, cell: ({ since }) => since },
    { key: 'until', title: columns.until, cell: ({ until }) => until ?? now },
    {
      key: 'state',
      title: columns.state,
      cell: ({ id }) => (
        <StatusTag tone={inForce.has(id) ? 'under-way' : 'still'} text={inForce.has(id) ? state.inForce : state.not} />
      ),
    },
    { key: 'document', title: columns.document, wrap: true, cell: ({ document }) => document },
  ]
}

/** Every version of a list that holds the item, those in force first. */
export function ItemLists({ item }: { item: FragmentOf<typeof ItemListsFragment> }) {
  const words = useWords()
  const { listVersions, lists } = readFragment(ItemListsFragment, item)
  const { items, lists: own } = words.approvals
  if (listVersions.length === 0) return <Notice kind="empty" title={items.onNoList} />
  const inForce = new Set(lists.map(({ id }) => id))
  const ordered = inOrder(
    words,
    listVersions.map((version) => ({ ...version.list, version })),
  ).map(({ version }) => version)
  const rows = [...ordered.filter(({ id }) => inForce.has(id)), ...ordered.filter(({ id }) => !inForce.has(id))]
  return <Rows label={own.title} rows={rows} columns={columnsOf(words, inForce)} />
}

import { WhatISee } from '../../features/access/what-i-see'
import { ListItems } from '../../features/approvals/list-items'
import { ListBasics, ListHead, ListRecordFragment, listRecord } from '../../features/approvals/list-record'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { comparisonPath } from '../paths'
import { useBoot } from '../viewer'

const ItemListQuery = graphql(
  `
    query ItemList($id: ID!) {
      node(id: $id) {
        __typename
        ... on ItemList {
          id
          name
          ...ListRecord
        }
      }
    }
  `,
  [ListRecordFragment],
)

/** One list: the items of its version in force or of the one chosen, and all its versions. */
export function Component() {
  const words = useWords()
  const { viewer, departments } = useBoot()
  const { tabs, toList, gone, help } = words.approvals.lists
  const view: RecordView<typeof ItemListQuery, 'ItemList'> = {
    document: ItemListQuery,
    type: 'ItemList',
    title: ({ name }) => name,
    head: (list) => <ListHead list={list} />,
    tabs: [
      {
        key: 'items',
        label: tabs.items,
        draw: (list) => <ListItems list={list} departments={departments} remit={viewer.remit} />,
      },
      { key: 'versions', label: tabs.versions, draw: (list) => <ListBasics list={list} compare={comparisonPath} /> },
    ],
    aside: (list, tab) => (tab === 'items' ? null : <WhatISee records={[listRecord(words, list)]} ask={null} />),
    list: { to: '/lists', label: toList },
    words: { kind: words.nav.pages.itemList, gone, help },
  }
  return <RecordPage view={view} />
}

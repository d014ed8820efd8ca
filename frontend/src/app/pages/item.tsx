import { WhatISee } from '../../features/access/what-i-see'
import { Guides, GuidesFragment } from '../../features/approvals/guide'
import { ItemBasics, ItemBasicsFragment, ItemHead, itemRecord } from '../../features/approvals/item-basics'
import { ItemLists, ItemListsFragment } from '../../features/approvals/item-lists'
import { WindowsOf } from '../../features/windows/windows-list'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useBoot } from '../viewer'

const ItemQuery = graphql(
  `
    query Item($id: ID!) {
      node(id: $id) {
        __typename
        ... on ApprovalItem {
          id
          name
          ...ItemBasics
          ...Guides
          ...ItemListsOfItem
        }
      }
    }
  `,
  [ItemBasicsFragment, GuidesFragment, ItemListsFragment],
)

/** One item: what it is, its guide, the lists it stands on, the windows that take it. */
export function Component() {
  const words = useWords()
  const { viewer, townships } = useBoot()
  const { tabs, toList, gone, help } = words.approvals.items
  const view: RecordView<typeof ItemQuery, 'ApprovalItem'> = {
    document: ItemQuery,
    type: 'ApprovalItem',
    title: ({ name }) => name,
    head: (item) => <ItemHead item={item} />,
    tabs: [
      { key: 'basics', label: tabs.basics, draw: (item) => <ItemBasics item={item} /> },
      { key: 'guide', label: tabs.guide, draw: (item) => <Guides item={item} /> },
      { key: 'lists', label: tabs.lists, draw: (item) => <ItemLists item={item} /> },
      {
        key: 'windows',
        label: tabs.windows,
        draw: ({ id }) => <WindowsOf only={{ items: { id: { eq: id } } }} townships={townships} remit={viewer.remit} />,
      },
    ],
    aside: (item, tab) => (tab === 'windows' ? null : <WhatISee records={[itemRecord(words, item)]} ask={null} />),
    list: { to: '/items', label: toList },
    words: { kind: words.nav.pages.item, gone, help },
  }
  return <RecordPage view={view} />
}

import { WhatISee } from '../../features/access/what-i-see'
import { WindowBasics, WindowFragment, WindowHead, WindowItems, windowRecord } from '../../features/windows/window-basics'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const WindowQuery = graphql(
  `
    query Window($id: ID!) {
      node(id: $id) {
        __typename
        ... on ServiceWindow {
          id
          name
          ...Window
        }
      }
    }
  `,
  [WindowFragment],
)

/** One window: who sends and who guides, its two posts, what it takes in. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { tabs, toList, gone, help } = words.windows
  const view: RecordView<typeof WindowQuery, 'ServiceWindow'> = {
    document: WindowQuery,
    type: 'ServiceWindow',
    title: ({ name }) => name,
    head: (window) => <WindowHead window={window} />,
    tabs: [
      { key: 'basics', label: tabs.basics, draw: (window) => <WindowBasics window={window} /> },
      { key: 'items', label: tabs.items, draw: (window) => <WindowItems window={window} /> },
    ],
    aside: (window) => <WhatISee records={[windowRecord(words, window)]} ask={ask} />,
    list: { to: '/windows', label: toList },
    words: { kind: words.nav.pages.window, gone, help },
  }
  return <RecordPage view={view} />
}

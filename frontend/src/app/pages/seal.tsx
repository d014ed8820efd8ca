import { WhatISee } from '../../features/access/what-i-see'
import { SealBasics, SealBasicsFragment, SealHead, sealRecord } from '../../features/approvals/seal-basics'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'
import { itemsPath } from '../paths'

const SealQuery = graphql(
  `
    query Seal($id: ID!) {
      node(id: $id) {
        __typename
        ... on Seal {
          id
          name
          ...SealBasics
        }
      }
    }
  `,
  [SealBasicsFragment],
)

/** One seal: its entry in the register, and what it is for. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { tabs, toList, gone, help } = words.approvals.seals
  const view: RecordView<typeof SealQuery, 'Seal'> = {
    document: SealQuery,
    type: 'Seal',
    title: ({ name }) => name,
    head: (seal) => <SealHead seal={seal} />,
    tabs: [{ key: 'basics', label: tabs.basics, draw: (seal) => <SealBasics seal={seal} items={itemsPath} /> }],
    aside: (seal) => <WhatISee records={[sealRecord(words, seal)]} ask={ask} />,
    list: { to: '/seals', label: toList },
    words: { kind: words.nav.pages.seal, gone, help },
  }
  return <RecordPage view={view} />
}

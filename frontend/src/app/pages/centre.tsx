import { WhatISee } from '../../features/access/what-i-see'
import { CentreFragment, CentreHead, CentreWindows, centreRecords } from '../../features/windows/centre-windows'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const CentreQuery = graphql(
  `
    query Centre($id: ID!) {
      node(id: $id) {
        __typename
        ... on ServiceCentre {
          id
          name
          ...Centre
        }
      }
    }
  `,
  [CentreFragment],
)

/** One service centre with its windows. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { tabs, toList, gone, help } = words.windows.centres
  const view: RecordView<typeof CentreQuery, 'ServiceCentre'> = {
    document: CentreQuery,
    type: 'ServiceCentre',
    title: ({ name }) => name,
    head: (centre) => <CentreHead centre={centre} />,
    tabs: [{ key: 'windows', label: tabs.windows, draw: (centre) => <CentreWindows centre={centre} /> }],
    aside: (centre) => <WhatISee records={centreRecords(words, centre)} ask={ask} />,
    list: { to: '/centres', label: toList },
    words: { kind: words.nav.pages.centre, gone, help },
  }
  return <RecordPage view={view} />
}

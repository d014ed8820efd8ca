import { WhatISee } from '../../features/access/what-i-see'
import { MediationContent, MediationHead, MediationRecordFragment, mediationSeen } from '../../features/joint/mediation-record'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const MediationQuery = graphql(
  `
    query Mediation($id: ID!) {
      node(id: $id) {
        __typename
        ... on Mediation {
          id
          title
          ...MediationRecord
        }
      }
    }
  `,
  [MediationRecordFragment],
)

/** One mediation: the dispute, its course, who took part, and as far as they are the viewer's, the parties. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { tabs, toList, gone, goneHelp } = words.joint.mediations
  const view: RecordView<typeof MediationQuery, 'Mediation'> = {
    document: MediationQuery,
    type: 'Mediation',
    title: ({ title }) => title,
    head: (mediation) => <MediationHead mediation={mediation} />,
    tabs: [{ key: 'overview', label: tabs.overview, draw: (mediation) => <MediationContent mediation={mediation} /> }],
    aside: (mediation) => <WhatISee records={[mediationSeen(words, mediation)]} ask={ask} />,
    list: { to: '/mediations', label: toList },
    words: { kind: words.nav.pages.mediation, gone, help: goneHelp },
  }
  return <RecordPage view={view} />
}

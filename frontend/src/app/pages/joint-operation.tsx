import { WhatISee } from '../../features/access/what-i-see'
import { OperationContent, OperationHead, OperationRecordFragment, operationSeen } from '../../features/joint/operation-record'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const JointOperationQuery = graphql(
  `
    query JointOperation($id: ID!) {
      node(id: $id) {
        __typename
        ... on JointOperation {
          id
          title
          ...OperationRecord
        }
      }
    }
  `,
  [OperationRecordFragment],
)

/** One joint operation: what it was about, what was found, and which lines took part. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { tabs, toList, gone, goneHelp } = words.joint.operations
  const view: RecordView<typeof JointOperationQuery, 'JointOperation'> = {
    document: JointOperationQuery,
    type: 'JointOperation',
    title: ({ title }) => title,
    head: (operation) => <OperationHead operation={operation} />,
    tabs: [{ key: 'overview', label: tabs.overview, draw: (operation) => <OperationContent operation={operation} /> }],
    aside: (operation) => <WhatISee records={[operationSeen(words, operation)]} ask={ask} />,
    list: { to: '/joint-operations', label: toList },
    words: { kind: words.nav.pages.jointOperation, gone, help: goneHelp },
  }
  return <RecordPage view={view} />
}

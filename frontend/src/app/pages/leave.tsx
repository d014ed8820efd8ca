import { WhatISee } from '../../features/access/what-i-see'
import { BindingRules } from '../../features/attendance/binding-rules'
import { LeaveFragment } from '../../features/attendance/leave-query'
import { LeaveForm, LeaveHead, leaveRecord } from '../../features/attendance/leave-record'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'
import { useToday } from '../today'

const LeaveQuery = graphql(
  `
    query Leave($id: ID!) {
      node(id: $id) {
        __typename
        ... on Leave { id managementClass staff { name } ...LeaveForm }
      }
    }
  `,
  [LeaveFragment],
)

/** One leave: what is asked, what would be empty, who decides, and the decision. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const today = useToday() ?? ''
  const { leave } = words.attendance
  const view: RecordView<typeof LeaveQuery, 'Leave'> = {
    document: LeaveQuery,
    type: 'Leave',
    title: ({ staff }) => leave.title(staff?.name ?? leave.someone),
    head: (row) => <LeaveHead leave={row} today={today} />,
    tabs: [
      { key: 'form', label: leave.tabs.form, draw: (row) => <LeaveForm leave={row} /> },
      { key: 'rules', label: leave.tabs.rules, draw: ({ managementClass }) => <BindingRules of={managementClass} /> },
    ],
    aside: (row) => <WhatISee records={[leaveRecord(words, row)]} ask={ask} />,
    logged: true,
    list: { to: '/leaves', label: leave.toList },
    words: { kind: leave.kind, gone: leave.gone, help: leave.help },
  }
  return <RecordPage view={view} />
}

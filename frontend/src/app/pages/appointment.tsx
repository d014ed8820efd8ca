import { WhatISee } from '../../features/access/what-i-see'
import { AppointmentHead, AppointmentWay } from '../../features/appointments/appointment-head'
import { AppointmentFacts, AppointmentReceipts, appointmentSeen } from '../../features/appointments/facts'
import { Papers } from '../../features/appointments/papers'
import { AppointmentFragment, appointmentOf } from '../../features/appointments/record'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const AppointmentQuery = graphql(
  `
    query Appointment($id: ID!) {
      node(id: $id) {
        __typename
        ... on Appointment {
          id
          ...AppointmentParts
        }
      }
    }
  `,
  [AppointmentFragment],
)

/** One personnel act: its way, what is known of it, the ledger's lines, its papers, and what this viewer sees of it. */
export function Component() {
  const words = useWords()
  const { tabs, toList, gone, goneHelp } = words.appointments
  const ask = useAsk()
  const view: RecordView<typeof AppointmentQuery, 'Appointment'> = {
    document: AppointmentQuery,
    type: 'Appointment',
    title: (ref) => appointmentOf(ref).staffName,
    head: (ref) => <AppointmentHead row={appointmentOf(ref)} />,
    tabs: [
      {
        key: 'way',
        label: tabs.way,
        draw: (ref) => (
          <>
            <AppointmentWay row={appointmentOf(ref)} />
            <AppointmentFacts row={appointmentOf(ref)} />
          </>
        ),
      },
      { key: 'receipts', label: tabs.receipts, draw: (ref) => <AppointmentReceipts row={appointmentOf(ref)} /> },
      { key: 'papers', label: tabs.papers, draw: (ref) => <Papers row={appointmentOf(ref)} /> },
    ],
    aside: (ref, tab) =>
      tab === 'papers' ? null : <WhatISee records={[appointmentSeen(words, appointmentOf(ref))]} ask={ask} />,
    logged: true,
    list: { to: '/appointments', label: toList },
    words: { kind: words.nav.pages.appointment, gone, help: goneHelp },
  }
  return <RecordPage view={view} />
}

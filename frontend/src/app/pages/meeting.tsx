import { WhatISee } from '../../features/access/what-i-see'
import {
  MeetingContent,
  MeetingHead,
  MeetingRecordFragment,
  meetingSeen,
  meetingTitle,
} from '../../features/joint/meeting-record'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const MeetingQuery = graphql(
  `
    query Meeting($id: ID!) {
      node(id: $id) {
        __typename
        ... on Meeting {
          id
          ...MeetingRecord
        }
      }
    }
  `,
  [MeetingRecordFragment],
)

/** One weekly meeting: who came, who did not, and what was decided. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { tabs, toList, gone, goneHelp } = words.joint.meetings
  const view: RecordView<typeof MeetingQuery, 'Meeting'> = {
    document: MeetingQuery,
    type: 'Meeting',
    title: (meeting) => meetingTitle(words, meeting),
    head: (meeting) => <MeetingHead meeting={meeting} />,
    tabs: [{ key: 'overview', label: tabs.overview, draw: (meeting) => <MeetingContent meeting={meeting} /> }],
    aside: (meeting) => <WhatISee records={[meetingSeen(words, meeting)]} ask={ask} />,
    list: { to: '/meetings', label: toList },
    words: { kind: words.nav.pages.meeting, gone, help: goneHelp },
  }
  return <RecordPage view={view} />
}

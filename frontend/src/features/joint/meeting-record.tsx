import { useWords, type Words } from '../../i18n'
import { count, moment } from '../../kit/format'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { StatusTag } from '../../kit/status-tag'
import { Bodies, BodyFragment } from './bodies'
import { RecordFacts, seenRecord } from './facts'
import { sundayOf } from './meetings'

export const MeetingRecordFragment = graphql(
  `
    fragment MeetingRecord on Meeting {
      id
      kind
      weekOn
      heldAt
      casesDiscussed
      minutes
      township { id name }
      chair { id name title }
      attended { ...Body }
      absent { ...Body }
      masked { field reason }
    }
  `,
  [BodyFragment],
)

type Ref = FragmentOf<typeof MeetingRecordFragment>

/** What the meeting is called: it has no title of its own. */
export function meetingTitle({ joint, terms }: Words, meeting: Ref): string {
  const { township, kind, weekOn } = readFragment(MeetingRecordFragment, meeting)
  return joint.meetings.name(township.name, terms.meetingKind[kind], weekOn)
}

/** When it was held and who came, in one line. */
export function MeetingHead({ meeting }: { meeting: Ref }) {
  const { joint } = useWords()
  const { heldAt, attended, absent } = readFragment(MeetingRecordFragment, meeting)
  return (
    <>
      <span>{moment(heldAt)}</span>
      <span>
        {joint.bodies.attended} {joint.meetings.of(attended.length, attended.length + absent.length)}
      </span>
      {absent.length > 0 ? <StatusTag tone="late" text={joint.meetings.attendances.absent} /> : null}
    </>
  )
}

export const meetingSeen = (words: Words, meeting: Ref) =>
  seenRecord(readFragment(MeetingRecordFragment, meeting), words.joint.meetings.facts, words.joint.meetings.fields)

/** When, under whom and about how much; which of the named lines came and which did not; the minutes. */
export function MeetingContent({ meeting }: { meeting: Ref }) {
  const words = useWords()
  const { joint, terms } = words
  const { meetings, bodies } = joint
  const row = readFragment(MeetingRecordFragment, meeting)
  const { chair, absent, attended, weekOn } = row
  const missing = new Set(absent.map(({ id }) => id))
  const common = { row, of: meetingTitle(words, meeting), names: meetings.fields }
  const came = ({ id }: { id: string }) =>
    missing.has(id) ? <StatusTag tone="late" text={bodies.absent} /> : <StatusTag tone="still" text={bodies.attended} />
  return (
    <div>
      <RecordFacts
        {...common}
        title={meetings.facts}
        values={{
          kind: terms.meetingKind[row.kind],
          township: row.township.name,
          weekOn: meetings.week(weekOn, sundayOf(weekOn)),
          heldAt: moment(row.heldAt),
          chair: chair && (
            <RecordLink type="Staff" id={chair.id}>
              {`${chair.name} ${chair.title}`}
            </RecordLink>
          ),
          casesDiscussed: meetings.cases(count(row.casesDiscussed)),
        }}
      />
      <Panel title={bodies.attendance}>
        <Bodies
          label={bodies.attendance}
          bodies={[...absent, ...attended]}
          more={[{ key: 'came', title: bodies.attendance, cell: came }]}
        />
        <Quote>{meetings.rule[row.kind]}</Quote>
      </Panel>
      <RecordFacts {...common} title={meetings.minutes} values={{ minutes: row.minutes }} />
    </div>
  )
}

import { useWords } from '../../i18n'
import { count, moment } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'

export const JointWorkFragment = graphql(`
  fragment JointWork on Township @_unmask {
    mediations(first: 5, orderBy: [{ field: ACCEPTED_AT, direction: DESC }]) {
      totalCount
      nodes { id number title acceptedAt }
    }
    jointOperations(first: 5, orderBy: [{ field: HELD_ON, direction: DESC }]) {
      totalCount
      nodes { id number title heldOn }
    }
    meetings(first: 5, orderBy: [{ field: HELD_AT, direction: DESC }]) {
      totalCount
      nodes { id kind heldAt }
    }
  }
`)

interface Entry {
  id: string
  title: string
  at: string
}

/** The newest records of one kind, each leading to its page; nothing where none is in the remit. */
function Newest({ type, title, total, entries }: { type: string; title: string; total: number; entries: Entry[] }) {
  const { organisations } = useWords()
  const text = organisations.events
  return (
    <Panel title={title} note={total > 0 ? text.total(count(total)) : undefined}>
      {entries.length === 0 ? <p className="secondary">{text.noneHere}</p> : null}
      <ul className="entries">
        {entries.map((entry) => (
          <li key={entry.id}>
            <RecordLink type={type} id={entry.id}>
              {entry.title}
            </RecordLink>
            <span className="secondary">{entry.at}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** What a township does together with its agencies: mediation, joint operations, weekly meetings. */
export function JointWork({ township }: { township: ResultOf<typeof JointWorkFragment> }) {
  const { organisations, terms } = useWords()
  const { joint } = organisations.townships
  const { mediations, jointOperations, meetings } = township
  return (
    <div className="panels">
      <Newest
        type="Mediation"
        title={joint.mediations}
        total={mediations.totalCount}
        entries={mediations.nodes.map(({ id, title, acceptedAt }) => ({ id, title, at: moment(acceptedAt) }))}
      />
      <Newest
        type="JointOperation"
        title={joint.operations}
        total={jointOperations.totalCount}
        entries={jointOperations.nodes.map(({ id, title, heldOn }) => ({ id, title, at: heldOn }))}
      />
      <Newest
        type="Meeting"
        title={joint.meetings}
        total={meetings.totalCount}
        entries={meetings.nodes.map(({ id, kind, heldAt }) => ({ id, title: terms.meetingKind[kind], at: moment(heldAt) }))}
      />
    </div>
  )
}

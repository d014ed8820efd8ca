import { useWords } from '../../i18n'
import { moment } from '../../kit/format'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { Timeline } from '../../kit/timeline'

export const EventStepsFragment = graphql(`
  fragment EventSteps on Event {
    id
    title
    steps(first: 100) {
      nodes {
        id
        sequence
        kind
        level
        at
        actorName
        note
        dueAt
        organisation { __typename id name }
      }
    }
    masked { field reason }
  }
`)

/** What was done, by whom, and what clock it set. */
export function EventSteps({ event }: { event: FragmentOf<typeof EventStepsFragment> }) {
  const { events, terms } = useWords()
  const row = readFragment(EventStepsFragment, event)
  const { record } = events
  const steps = row.steps.nodes.map(({ id, kind, level, at, actorName, note, dueAt, organisation }) => ({
    key: id,
    at: moment(at),
    title: record.stepTitle(terms.stepKind[kind], terms.level[level - 1] ?? ''),
    by: (
      <>
        <RecordLink type={organisation.__typename} id={organisation.id}>
          {organisation.name}
        </RecordLink>{' '}
        {actorName}
      </>
    ),
    note: (
      <>
        {note ? <span>{note}</span> : null}
        {dueAt ? <span>{record.stepDue(moment(dueAt))}</span> : null}
      </>
    ),
  }))
  return (
    <Panel title={record.steps}>
      <Share row={row} field="steps" label={`${row.title} ${record.steps}`}>
        <Timeline label={record.steps} steps={steps} />
      </Share>
    </Panel>
  )
}

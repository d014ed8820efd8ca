import { useWords, type Words } from '../../i18n'
import { moment } from '../../kit/format'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { Facts, Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { Timeline } from '../../kit/timeline'
import { TaskActs } from './task-acts'
import { TaskStatus } from './task-list'

export const TaskFragment = graphql(`
  fragment TaskForm on Task {
    id
    version
    can
    number
    status
    overdue
    content
    dueOn
    masked { field reason }
    agency { id name }
    steps(first: 100) { nodes { id kind at actorName note organisation { name } } }
  }
`)

type Masked = FragmentOf<typeof TaskFragment>

export function TaskHead({ task }: { task: Masked }) {
  const row = readFragment(TaskFragment, task)
  return (
    <>
      <span className="number">{row.number}</span>
      <TaskStatus {...row} />
      <TaskActs row={row} />
    </>
  )
}

/** The task as a record of which some fields may be masked. */
export function taskRecord({ attendance }: Words, task: Masked) {
  const { id, masked } = readFragment(TaskFragment, task)
  const { agency, content, dueOn, kind, steps } = attendance.tasks
  const fields = Object.entries({ agency, dueOn, content, steps }).map(([field, name]) => ({ field, name }))
  return { id, masked, fields, title: kind }
}

/** What is to be done, by whom and when, and what has happened so far. */
export function TaskForm({ task }: { task: Masked }) {
  const { attendance, terms, table } = useWords()
  const { tasks } = attendance
  const row = readFragment(TaskFragment, task)
  return (
    <>
      <Panel title={tasks.content}>
        <Facts
          facts={[
            {
              label: tasks.content,
              value: (
                <Share row={row} field="content" label={tasks.content}>
                  {row.content ?? table.none}
                </Share>
              ),
            },
            {
              label: tasks.agency,
              value: (
                <RecordLink type="Agency" id={row.agency.id}>
                  {row.agency.name}
                </RecordLink>
              ),
            },
            { label: tasks.dueOn, value: <span className="number">{row.dueOn}</span> },
          ]}
        />
      </Panel>
      <Panel title={tasks.steps}>
        <Share row={row} field="steps" label={tasks.steps}>
          <Timeline
            label={tasks.steps}
            steps={row.steps.nodes.map(({ id, kind, at, actorName, note, organisation }) => ({
              key: id,
              at: moment(at),
              title: terms.taskStepKind[kind],
              by: `${organisation.name} ${actorName}`,
              note,
            }))}
          />
        </Share>
      </Panel>
    </>
  )
}

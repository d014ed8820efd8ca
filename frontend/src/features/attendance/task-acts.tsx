import { useWords } from '../../i18n'
import { ActButton, ActField } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'

const mutations = {
  'task.report': graphql(`
    mutation TaskReport($input: TaskNoteInput!) { taskReport(input: $input) { errors { field code message } } }
  `),
  'task.return': graphql(`
    mutation TaskReturn($input: TaskNoteInput!) { taskReturn(input: $input) { errors { field code message } } }
  `),
  'task.supervise': graphql(`
    mutation TaskSupervise($input: TaskNoteInput!) { taskSupervise(input: $input) { errors { field code message } } }
  `),
  'task.close': graphql(`
    mutation TaskClose($input: TaskNoteInput!) { taskClose(input: $input) { errors { field code message } } }
  `),
}
const assign = graphql(`
  mutation TaskAssign($input: TaskAssignInput!) { taskAssign(input: $input) { errors { field code message } } }
`)

/** What can be done with a task now, each with a word about it. */
export function TaskActs({ row }: { row: { id: string; version: number; can: string[] } }) {
  const { tasks } = useWords().attendance
  const labels = {
    'task.report': tasks.report,
    'task.return': tasks.return,
    'task.supervise': tasks.supervise,
    'task.close': tasks.close,
  }
  return Object.entries(mutations).map(([act, mutation]) => (
    <ActButton
      key={act}
      row={row}
      act={act}
      mutation={mutation}
      label={labels[act as keyof typeof labels]}
      input={(form) => ({ id: row.id, version: row.version, note: String(form.get('note')) })}
    >
      <ActField name="note" label={tasks.note}>
        {(props) => <textarea {...props} rows={3} />}
      </ActField>
    </ActButton>
  ))
}

const HostedQuery = graphql(`
  query HostedAgencies($town: ID!) {
    agencies(first: 100, where: { township: { id: { eq: $town } } }) { nodes { id name can } }
  }
`)

/** A township gives work to one of the agencies that it hosts. */
export function AssignTask({ town, today }: { town: string; today: string }) {
  const { tasks } = useWords().attendance
  const { data } = useAnswer(HostedQuery, { town })
  const agencies = (data?.agencies.nodes ?? []).filter(({ can }) => can.includes('task.assign'))
  const first = agencies[0]
  if (!first) return null
  return (
    <ActButton
      row={first}
      act="task.assign"
      mutation={assign}
      label={tasks.assign}
      done={tasks.assigned}
      input={(form) => ({
        id: String(form.get('id')),
        title: String(form.get('title')),
        content: String(form.get('content')),
        dueOn: String(form.get('dueOn')),
      })}
    >
      <ActField name="id" label={tasks.agency}>
        {(props) => (
          <select {...props}>
            {agencies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </ActField>
      <ActField name="title" label={tasks.name}>
        {(props) => <input {...props} />}
      </ActField>
      <ActField name="content" label={tasks.content}>
        {(props) => <textarea {...props} rows={3} />}
      </ActField>
      <ActField name="dueOn" label={tasks.dueOn}>
        {(props) => <input {...props} type="date" min={today} defaultValue={today} />}
      </ActField>
    </ActButton>
  )
}

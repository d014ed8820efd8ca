import { WhatISee } from '../../features/access/what-i-see'
import { TaskForm, TaskFragment, TaskHead, taskRecord } from '../../features/attendance/task-record'
import { useWords } from '../../i18n'
import { graphql } from '../../kit/graphql'
import { RecordPage, type RecordView } from '../../kit/record'
import { useAsk } from '../ask'

const TaskQuery = graphql(
  `
    query Task($id: ID!) {
      node(id: $id) {
        __typename
        ... on Task { id title ...TaskForm }
      }
    }
  `,
  [TaskFragment],
)

/** One task: what is to be done, what was reported, and what can be done now. */
export function Component() {
  const words = useWords()
  const ask = useAsk()
  const { tasks } = words.attendance
  const view: RecordView<typeof TaskQuery, 'Task'> = {
    document: TaskQuery,
    type: 'Task',
    title: ({ title }) => title,
    head: (row) => <TaskHead task={row} />,
    tabs: [{ key: 'steps', label: tasks.tabs.steps, draw: (row) => <TaskForm task={row} /> }],
    aside: (row) => <WhatISee records={[taskRecord(words, row)]} ask={ask} />,
    logged: true,
    list: { to: '/tasks', label: tasks.toList },
    words: { kind: tasks.kind, gone: tasks.gone, help: tasks.help },
  }
  return <RecordPage view={view} />
}

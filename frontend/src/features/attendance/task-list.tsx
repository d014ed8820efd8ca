import type { ReactNode } from 'react'
import { useWords, type Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { StatusTag } from '../../kit/status-tag'

export const TasksQuery = graphql(`
  query Tasks($first: Int, $last: Int, $after: String, $before: String, $where: TaskWhere, $orderBy: [TaskOrder!]) {
    tasks(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes { id number title status overdue dueOn supervised agency { id name } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const TasksCountQuery = graphql(`
  query TasksCount($where: TaskWhere) {
    tasks(where: $where) { totalCount }
  }
`)

type Task = RowOf<typeof TasksQuery>
type Where = WhereOf<typeof TasksQuery>

/** The state in a word; what is late stands out, whatever its state. */
export function TaskStatus({ status, overdue }: Pick<Task, 'status' | 'overdue'>) {
  const { attendance, terms } = useWords()
  const tone = overdue ? 'late' : status === 'CLOSED' ? 'still' : 'under-way'
  return (
    <StatusTag tone={tone} text={overdue ? `${terms.taskStatus[status]} ${attendance.tasks.late}` : terms.taskStatus[status]} />
  )
}

function columnsOf({ attendance }: Words): Column<Task, OrderFieldOf<typeof TasksQuery>>[] {
  const { columns, times } = attendance.tasks
  return [
    {
      key: 'number',
      title: columns.number,
      sort: 'NUMBER',
      width: 120,
      cell: ({ id, number }) => (
        <RecordLink type="Task" id={id}>
          <span className="number">{number}</span>
        </RecordLink>
      ),
    },
    { key: 'title', title: columns.title, wrap: true, cell: ({ title }) => title },
    { key: 'agency', title: columns.agency, cell: ({ agency }) => agency.name },
    { key: 'due', title: columns.due, sort: 'DUE_ON', cell: ({ dueOn }) => <span className="number">{dueOn}</span> },
    { key: 'status', title: columns.status, cell: (row) => <TaskStatus {...row} /> },
    {
      key: 'supervised',
      title: columns.supervised,
      align: 'right',
      cell: ({ supervised }) => (supervised > 0 ? times(supervised) : null),
    },
  ]
}

function filters({ attendance, terms }: Words): Filter<Where>[] {
  const { all, filter: label, yes, no, search, searchLabel } = attendance.tasks
  const filter = filtersOf<typeof TasksQuery>()
  return [
    filter.text({
      key: 'q',
      label: label.title,
      name: searchLabel,
      hint: search,
      where: (word) => ({ title: { contains: word } }),
    }),
    filter.choice({
      key: 'status',
      label: label.status,
      all: all.status,
      segmented: true,
      choices: coded(terms.taskStatus),
      where: (code) => ({ status: { eq: code } }),
    }),
    filter.yesNo({
      key: 'overdue',
      label: label.overdue,
      all: all.overdue,
      yes,
      no,
      where: (late) => ({ overdue: { eq: late } }),
    }),
  ]
}

/** Tasks that a township has given to agencies. */
export function TasksPage({ remit, acts }: { remit: string; acts: ReactNode }) {
  const words = useWords()
  const path = useRecordPath()
  const { tasks } = words.attendance
  const list: List<typeof TasksQuery> = {
    name: 'tasks',
    title: tasks.title,
    document: TasksQuery,
    count: TasksCountQuery,
    columns: columnsOf(words),
    filters: filters(words),
    order: { column: 'due', direction: 'desc' },
    path: ({ id }) => path('Task', id),
    words: tasks.list,
  }
  return <ListPage list={list} remit={remit} acts={acts} />
}

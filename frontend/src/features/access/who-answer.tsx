import type { TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'

export interface Subject {
  id: string
  field: string
}

const WhoCanSeeQuery = graphql(`
  query WhoCanSee($id: ID!, $field: String!) {
    whoCanSee(id: $id, field: $field) { account role organisation relation line reason }
    node(id: $id) {
      __typename
      ... on Staff { id name agency { id name } }
      ... on Assessment { id year }
    }
  }
`)

type Answer = ResultOf<typeof WhoCanSeeQuery>
type Reader = Answer['whoCanSee'][number]

function columnsOf({ access }: Words): TableColumnsType<Reader> {
  const { columns } = access.who
  return [
    { title: columns.account, dataIndex: 'account', key: 'account' },
    { title: columns.organisation, dataIndex: 'organisation', key: 'organisation' },
    { title: columns.role, key: 'role', render: (_, { role }) => access.role[role] ?? role },
    { title: columns.relation, key: 'relation', render: (_, { relation }) => access.relation[relation] ?? relation },
    { title: columns.reason, dataIndex: 'reason', key: 'reason', className: 'wrap' },
    { title: columns.line, key: 'line', responsive: ['lg'], render: (_, { line }) => <code>{line}</code> },
  ]
}

/** The field in words, of whichever type the record is. */
const fieldName = ({ personnel, assessments }: Words, field: string): string =>
  personnel.fields[field] ?? assessments.fields[field] ?? field

function recordName(words: Words, node: Answer['node']): string | null {
  if (node?.__typename === 'Staff') return [node.name, node.agency?.name].filter(Boolean).join(' · ')
  if (node?.__typename === 'Assessment') return words.assessments.year(node.year)
  return null
}

function Readers({ subject, answer }: { subject: Subject; answer: Answer }) {
  const words = useWords()
  const { who } = words.access
  const record = recordName(words, answer.node)
  const title = [record, fieldName(words, subject.field)].filter(Boolean).join(' · ')
  if (answer.whoCanSee.length === 0) {
    return (
      <Notice kind="empty" title={who.nobody}>
        <p>{who.nobodyHint}</p>
      </Notice>
    )
  }
  return (
    <Panel title={title} note={who.count(answer.whoCanSee.length)}>
      <DataTable
        rowKey={(one) => `${one.account} ${one.role} ${one.organisation} ${one.line}`}
        dataSource={answer.whoCanSee}
        columns={columnsOf(words)}
      />
    </Panel>
  )
}

function Asked({ subject }: { subject: Subject }) {
  const { who } = useWords().access
  const { data, failure, retry } = useAnswer(WhoCanSeeQuery, subject)
  if (failure?.code === 'FORBIDDEN' || failure?.code === 'NOT_FOUND') {
    return (
      <Notice kind="denied" title={who.denied}>
        <p>{who.deniedText}</p>
      </Notice>
    )
  }
  return (
    <>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading rows={5} /> : null}
      {data ? <Readers subject={subject} answer={data} /> : null}
    </>
  )
}

/** The answer to one question, or how to ask it. */
export function WhoAnswer({ subject }: { subject: Subject | null }) {
  const { who } = useWords().access
  if (subject) return <Asked key={`${subject.id} ${subject.field}`} subject={subject} />
  return (
    <Notice kind="empty" title={who.title} actions={<Link to="/personnel">{who.toPersonnel}</Link>}>
      <p>{who.none}</p>
    </Notice>
  )
}

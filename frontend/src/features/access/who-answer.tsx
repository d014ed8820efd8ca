import { Link } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { fieldName } from './field-name'
import { RuleFragment, Rules } from './rules'

export interface Subject {
  id: string
  field: string
}

const WhoCanSeeQuery = graphql(
  `
    query WhoCanSee($id: ID!, $field: String!) {
      whoCanSee(id: $id, field: $field) {
        type
        total
        viewers {
          username
          displayName
          post
          postTitle
          standsIn
          role
          roleLabel
          organisation
          relations { name label }
          rules { ...Rule }
        }
      }
      node(id: $id) {
        __typename
        ... on Staff { id name agency { id name } }
        ... on Assessment { id year staff { id name } agency { id name } }
      }
    }
  `,
  [RuleFragment],
)

type Answer = ResultOf<typeof WhoCanSeeQuery>
type Reader = Answer['whoCanSee']['viewers'][number]

function columnsOf({ access, terms, list }: Words): Column<Reader>[] {
  const { columns, standsIn } = access.who
  return [
    {
      title: columns.account,
      key: 'account',
      cell: ({ displayName, username }) => (
        <>
          {displayName} <span className="secondary">{username}</span>
        </>
      ),
    },
    { title: columns.organisation, key: 'organisation', cell: ({ organisation }) => organisation },
    { title: columns.post, key: 'post', cell: (one) => (one.standsIn ? standsIn(one.postTitle) : one.postTitle) },
    { title: columns.role, key: 'role', cell: ({ role, roleLabel }) => terms.role[role] ?? roleLabel },
    {
      title: columns.relation,
      key: 'relation',
      cell: ({ relations }) => list(relations.map(({ name, label }) => terms.relation[name] ?? label)),
    },
    { title: columns.reason, key: 'reason', wrap: true, cell: ({ rules }) => <Rules rules={rules} /> },
  ]
}

function recordName(words: Words, node: Answer['node']): string[] {
  if (node?.__typename === 'Staff') return [node.name, node.agency?.name ?? '']
  if (node?.__typename === 'Assessment') return [node.staff?.name ?? node.agency?.name ?? '', words.assessments.year(node.year)]
  return []
}

function Readers({ subject, answer }: { subject: Subject; answer: Answer }) {
  const words = useWords()
  const { who } = words.access
  const { type, total, viewers } = answer.whoCanSee
  const title = [...recordName(words, answer.node), fieldName(words, type, subject.field)].filter(Boolean).join(' · ')
  if (viewers.length === 0) {
    return (
      <Notice kind="empty" title={who.nobody}>
        <p>{title}</p>
        <p>{who.nobodyHint}</p>
      </Notice>
    )
  }
  return (
    <Panel title={title} note={viewers.length < total ? who.some(viewers.length, total) : who.count(total)}>
      <DataTable<Reader> label={title} keyOf={({ post }) => post} rows={viewers} columns={columnsOf(words)} />
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

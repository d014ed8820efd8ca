import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { fieldName } from './field-name'
import { RuleFragment, Rules } from './rules'

const MatrixQuery = graphql(
  `
    query Matrix($role: String!) {
      accessMatrix(role: $role) { type group action fields condition reads lines { reason ...Rule } }
    }
  `,
  [RuleFragment],
)

type Row = ResultOf<typeof MatrixQuery>['accessMatrix'][number]

/** How the API writes that no case is allowed. */
const never = '-'

const keyOf = ({ type, group, action }: Row): string => `${type}.${group} ${action}`
const fieldsOf = (words: Words, { type, fields }: Row): string => words.list(fields.map((field) => fieldName(words, type, field)))

function columnsOf(words: Words): Column<Row>[] {
  const { matrixColumns: columns } = words.access.who
  return [
    {
      title: columns.content,
      key: 'content',
      wrap: true,
      cell: (row) => (
        <>
          <code>
            {row.type}.{row.group}
          </code>
          <p className="secondary">{fieldsOf(words, row)}</p>
        </>
      ),
    },
    {
      title: columns.reads,
      key: 'reads',
      cell: ({ reads, condition }) => <span className={condition === never ? 'secondary' : 'strong'}>{reads}</span>,
    },
    {
      title: columns.reason,
      key: 'reason',
      wrap: true,
      cell: ({ lines }) => <Rules rules={lines} />,
    },
  ]
}

/** The rows in which `word` occurs, as they are written or as they are shown. */
function matching(words: Words, rows: Row[], word: string): Row[] {
  const sought = word.trim().toLowerCase()
  const textOf = (row: Row) => [keyOf(row), fieldsOf(words, row), row.reads, ...row.lines.map(({ reason }) => reason)]
  return rows.filter((row) => textOf(row).some((text) => text.toLowerCase().includes(sought)))
}

interface LinesProps {
  role: string
  action: string
  word: string
}

function Lines({ role, action, word }: LinesProps) {
  const words = useWords()
  const { data, failure, retry } = useAnswer(MatrixQuery, { role })
  const shown = data && matching(words, data.accessMatrix, word).filter((row) => row.action === action)
  return (
    <>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading rows={5} /> : null}
      {shown ? <p className="secondary">{words.access.who.matrixCount(shown.length)}</p> : null}
      {shown ? <DataTable<Row> label={words.access.who.matrix} keyOf={keyOf} rows={shown} columns={columnsOf(words)} /> : null}
    </>
  )
}

function Decisions({ own }: { own: string }) {
  const { access, terms } = useWords()
  const { who } = access
  const { role: names } = terms
  const [role, setRole] = useState(own)
  const [action, setAction] = useState('read')
  const [word, setWord] = useState('')
  return (
    <Panel title={who.matrix}>
      <p>{who.matrixLead}</p>
      <div className="matrix-filters">
        <Select
          aria-label={who.matrixRole}
          showSearch={{ optionFilterProp: 'label' }}
          popupMatchSelectWidth={false}
          value={role}
          options={Object.entries(names).map(([value, label]) => ({ value, label }))}
          onChange={setRole}
        />
        <Segmented
          aria-label={who.matrixColumns.action}
          value={action}
          options={Object.entries(who.actions).map(([value, label]) => ({ value, label }))}
          onChange={setAction}
        />
        <Input
          type="search"
          className="filter-search"
          aria-label={who.matrixSearch}
          placeholder={who.matrixSearch}
          allowClear
          value={word}
          onChange={(event) => setWord(event.target.value)}
        />
      </div>
      <Lines key={role} role={role} action={action} word={word} />
    </Panel>
  )
}

/** What the current policy decides; `own` is the viewer's role to begin with, null when this viewer may not read it. */
export function Matrix({ own }: { own: string | null }) {
  const { who } = useWords().access
  if (own !== null) return <Decisions own={own} />
  return (
    <Notice kind="denied" title={who.matrix}>
      <p>{who.matrixDenied}</p>
    </Notice>
  )
}

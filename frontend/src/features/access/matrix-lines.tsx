import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { fieldName } from './field-name'
import { actionAsked, isAct, isWanted, type MatrixState } from './matrix-state'
import { codeOf, type Decided, subjectOf } from './matrix-words'
import { never, told } from './reach'
import { RuleFragment, Rules } from './rules'

const MatrixLinesQuery = graphql(
  `
    query MatrixLines($role: String!, $type: String, $action: String) {
      accessMatrix(role: $role, type: $type, action: $action) { type group action fields condition lines { reason ...Rule } }
    }
  `,
  [RuleFragment],
)

type Row = ResultOf<typeof MatrixLinesQuery>['accessMatrix'][number]

/** The fields by name, then those that no page shows, as the API writes them. */
function fieldsOf(words: Words, { type, fields }: Row): [string, string] {
  const named = fields.filter((field) => fieldName(words, type, field) !== field)
  const rest = fields.filter((field) => !named.includes(field))
  return [words.list(named.map((field) => fieldName(words, type, field))), rest.join(', ')]
}

function columnsOf(words: Words): Column<Row>[] {
  const { columns, types } = words.matrix
  return [
    {
      title: columns.content,
      key: 'content',
      wrap: true,
      cell: (row) => {
        const [named, rest] = fieldsOf(words, row)
        return (
          <>
            <b>{types[row.type] ?? row.type}</b> · {subjectOf(words, row)} <code className="secondary">{codeOf(row)}</code>
            {isAct(row.action) ? null : (
              <p className="secondary">
                {named} <code>{rest}</code>
              </p>
            )}
          </>
        )
      },
    },
    {
      title: columns.reads,
      key: 'reads',
      cell: ({ condition }) => <span className={condition === never ? 'secondary' : 'strong'}>{told(words, condition)}</span>,
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
export function matching<One extends Decided>(words: Words, rows: One[], word: string, more: (row: One) => string[]): One[] {
  const sought = word.toLowerCase()
  const textOf = (one: One) => [codeOf(one), words.matrix.types[one.type] ?? '', subjectOf(words, one)]
  return rows.filter((row) => [...textOf(row), ...more(row)].some((text) => text.toLowerCase().includes(sought)))
}

/** What the policy decides for one role, line by line with the reasons that the policy states. */
export function MatrixLines({ state }: { state: MatrixState }) {
  const words = useWords()
  const { role, type, word } = state
  const { data, failure, retry } = useAnswer(MatrixLinesQuery, { role, type: type || null, action: actionAsked(state) })
  const more = (row: Row) => [...fieldsOf(words, row), told(words, row.condition), ...row.lines.map(({ reason }) => reason)]
  const wanted = data?.accessMatrix.filter(({ action }) => isWanted(state, action))
  const shown = wanted && matching(words, wanted, word, more)
  const label = `${words.matrix.title} · ${words.terms.role[role] ?? role}`
  return (
    <>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading rows={5} /> : null}
      {shown?.length === 0 ? <Notice kind="empty" title={words.matrix.none} /> : null}
      {shown && shown.length > 0 ? (
        <>
          <p className="secondary gap">{words.matrix.lines(shown.length)}</p>
          <DataTable<Row> label={label} keyOf={codeOf} rows={shown} columns={columnsOf(words)} />
        </>
      ) : null}
    </>
  )
}

import { Input, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { graphql, type ResultOf } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { Failed, Loading, Notice, Stale } from '../../kit/states'

const MatrixQuery = graphql(`
  query Matrix {
    accessMatrix { role relation class object action effect reason }
  }
`)

type Line = ResultOf<typeof MatrixQuery>['accessMatrix'][number]

function columnsOf({ access }: Words): TableColumnsType<Line> {
  const { matrixColumns: columns } = access.who
  return [
    { title: columns.role, key: 'role', render: (_, { role }) => access.role[role] ?? role },
    { title: columns.relation, key: 'relation', render: (_, { relation }) => access.relation[relation] ?? relation },
    { title: columns.class, dataIndex: 'class', key: 'class' },
    { title: columns.object, key: 'object', render: (_, { object }) => <code>{object}</code> },
    { title: columns.action, dataIndex: 'action', key: 'action' },
    { title: columns.effect, dataIndex: 'effect', key: 'effect', responsive: ['md'] },
    { title: columns.reason, dataIndex: 'reason', key: 'reason', className: 'wrap' },
  ]
}

/** The lines in which `word` occurs, as they are written or as they are shown. */
function matching(words: Words, lines: Line[], word: string): Line[] {
  const { role, relation } = words.access
  const sought = word.trim().toLowerCase()
  return lines.filter((line) =>
    [...Object.values(line), role[line.role], relation[line.relation]].some((text) => text?.toLowerCase().includes(sought)),
  )
}

function Lines({ lines }: { lines: Line[] }) {
  const words = useWords()
  const { who } = words.access
  const [word, setWord] = useState('')
  const shown = matching(words, lines, word)
  return (
    <Panel title={who.matrix} note={who.matrixCount(shown.length)}>
      <p>{who.matrixLead}</p>
      <Input
        type="search"
        className="filter-search gap"
        aria-label={who.matrixSearch}
        placeholder={who.matrixSearch}
        allowClear
        value={word}
        onChange={(event) => setWord(event.target.value)}
      />
      <DataTable
        rowKey={({ role, relation, class: letter, object, action, effect }) =>
          [role, relation, letter, object, action, effect].join(' ')
        }
        dataSource={shown}
        columns={columnsOf(words)}
      />
    </Panel>
  )
}

/** The current policy, line by line; `open` says whether this viewer may read it. */
export function Matrix({ open }: { open: boolean }) {
  const { who } = useWords().access
  const { data, failure, retry } = useAnswer(MatrixQuery, {}, !open)
  if (!open || failure?.code === 'FORBIDDEN') {
    return (
      <Notice kind="denied" title={who.matrix}>
        <p>{who.matrixDenied}</p>
      </Notice>
    )
  }
  return (
    <>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !data ? <Failed failure={failure} retry={retry} /> : null}
      {!failure && !data ? <Loading rows={5} /> : null}
      {data ? <Lines lines={data.accessMatrix} /> : null}
    </>
  )
}

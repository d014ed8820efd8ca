import { use } from 'react'
import { useSpeech, useWords } from '../../i18n'
import { ActButton, Sending } from '../../kit/act-form'
import { DataTable } from '../../kit/data-table'
import { count, moment } from '../../kit/format'
import type { ResultOf } from '../../kit/graphql'
import { Panel } from '../../kit/page'
import { StatusTag, type StatusTone } from '../../kit/status-tag'
import { ImportCommitMutation, ImportDiscardMutation, type ImportPageQuery, ImportUndoMutation } from './query'
import { UnderWay } from './under-way'

type Batch = ResultOf<typeof ImportPageQuery>['imports']['nodes'][number]

const tones: Record<Batch['state'], StatusTone> = {
  FAULTY: 'late',
  CHECKED: 'under-way',
  COMMITTED: 'still',
  UNDONE: 'still',
  DISCARDED: 'still',
}

function Faults({ batch }: { batch: Batch }) {
  const { imports } = useWords()
  const { language } = useSpeech()
  if (batch.faults.nodes.length === 0) return null
  return (
    <>
      <DataTable
        label={imports.faults}
        rows={batch.faults.nodes}
        keyOf={({ id }) => id}
        columns={[
          { key: 'row', title: imports.row, align: 'right', cell: ({ row }) => String(row) },
          { key: 'column', title: imports.column, cell: ({ column }) => column },
          { key: 'why', title: imports.why, wrap: true, cell: ({ zh, en }) => (language === 'en' ? en : zh) },
        ]}
      />
      {batch.faults.totalCount > batch.faults.nodes.length ? (
        <p className="secondary">{imports.moreFaults(batch.faults.totalCount - batch.faults.nodes.length)}</p>
      ) : null}
    </>
  )
}

/** How far it is, inside of the dialog that waits for it. */
function Sent() {
  return use(Sending) ? <UnderWay busy /> : null
}

/** One file: what was found, and what may be done with it now. */
function BatchPanel({ batch }: { batch: Batch }) {
  const { imports, terms } = useWords()
  const seen = { id: batch.id, version: batch.version }
  return (
    <Panel
      title={`${terms.importTarget[batch.target]} · ${batch.fileName}`}
      note={<StatusTag tone={tones[batch.state]} text={terms.importState[batch.state]} />}
    >
      <p className="secondary import-summary">
        {imports.summary(count(batch.total), batch.faulty > 0 ? count(batch.faulty) : null, moment(batch.checkedAt))}
      </p>
      <Faults batch={batch} />
      <div className="import-acts">
        <ActButton row={batch} act="import.commit" mutation={ImportCommitMutation} label={imports.commit} input={() => seen}>
          <p>{imports.commitText(count(batch.total))}</p>
          <Sent />
        </ActButton>
        <ActButton row={batch} act="import.discard" mutation={ImportDiscardMutation} label={imports.discard} input={() => seen} />
        <ActButton row={batch} act="import.undo" mutation={ImportUndoMutation} label={imports.undo} input={() => seen} danger>
          <p>{imports.undoText}</p>
          <Sent />
        </ActButton>
      </div>
    </Panel>
  )
}

export function Batches({ batches }: { batches: Batch[] }) {
  return batches.map((batch) => <BatchPanel key={batch.id} batch={batch} />)
}

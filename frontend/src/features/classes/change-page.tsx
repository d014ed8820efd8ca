import type { ReactNode } from 'react'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { FileList } from '../../kit/files'
import { day, moment } from '../../kit/format'
import type { ResultOf } from '../../kit/graphql'
import { Facts } from '../../kit/page'
import { RecordPage, type RecordView } from '../../kit/record'
import { Failed, Loading } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'
import { type FieldNames, PreviewView } from './preview'
import { ClassChangeQuery, ClassPreviewQuery } from './query'
import { ChangeSteps } from './steps'
import { becomesOf, subjectOf, tones } from './words'
import './classes.css'

type Node = NonNullable<ResultOf<typeof ClassChangeQuery>['node']>
type Change = Extract<Node, { __typename: 'ClassChange' }>

function ChangeFacts({ change }: { change: Change }) {
  const words = useWords()
  const { classes, terms } = words
  const { fields } = classes
  const all = [
    { label: fields.kind, value: terms.classChangeKind[change.kind] },
    { label: fields.subject, value: subjectOf(change, words) },
    { label: fields.becomes, value: becomesOf(change, words) },
    { label: fields.code, value: change.code },
    { label: fields.document, value: change.document },
    { label: fields.effectiveOn, value: day(change.effectiveOn) },
    { label: fields.proposed, value: change.proposedAt && [moment(change.proposedAt), change.proposedBy].join(' ') },
    { label: fields.confirmed, value: change.confirmedAt && [moment(change.confirmedAt), change.confirmedBy].join(' ') },
    { label: fields.effectiveAt, value: change.effectiveAt && moment(change.effectiveAt) },
    { label: fields.note, value: change.closingNote },
    { label: fields.stale, value: change.staleNote },
    { label: words.records.files.label, value: change.attachments.length > 0 && <FileList files={change.attachments} /> },
  ]
  return <Facts facts={all.filter(({ value }) => value)} />
}

/** The preview is for those who handle changes; after the day of effect there is nothing to foresee any more. */
function ChangeBody({ change, fieldNames }: { change: Change; fieldNames: FieldNames }) {
  const open = ['DRAFT', 'PROPOSED', 'CONFIRMED', 'STALE'].includes(change.state)
  const handled = !change.masked.some(({ field }) => field === 'proposedBy')
  const { data, failure, retry } = useAnswer(ClassPreviewQuery, { id: change.id }, !(open && handled))
  return (
    <>
      <ChangeSteps row={change} preview={data?.classPreview.fingerprint ?? null} />
      <ChangeFacts change={change} />
      {open && handled && failure ? <Failed failure={failure} retry={retry} /> : null}
      {open && handled && !data && !failure ? <Loading /> : null}
      {open && data ? <PreviewView preview={data.classPreview} fieldNames={fieldNames} /> : null}
    </>
  )
}

/** The change as a record of which some fields may be masked. */
function recordOf({ classes }: Words, { id, masked }: Change) {
  const { fields } = classes
  const named = { kind: fields.kind, becomes: fields.becomes, document: fields.document, effectiveOn: fields.effectiveOn }
  const handling = { proposedBy: fields.proposed, confirmedBy: fields.confirmed, closingNote: fields.note }
  return {
    id,
    masked,
    fields: Object.entries({ ...named, ...handling }).map(([field, name]) => ({ field, name })),
    title: classes.record,
  }
}

interface ChangePageProps {
  fieldNames: FieldNames
  /** Draws what this viewer sees of the change. */
  seen: (record: ReturnType<typeof recordOf>) => ReactNode
}

/** One change of classes, with what it would do and what this viewer may do with it. */
export function ClassChangePage({ fieldNames, seen }: ChangePageProps) {
  const words = useWords()
  const { classes, terms } = words
  const view: RecordView<typeof ClassChangeQuery, 'ClassChange'> = {
    document: ClassChangeQuery,
    type: 'ClassChange',
    title: (change) => subjectOf(change, words),
    head: (change) => <StatusTag tone={tones[change.state] ?? 'still'} text={terms.classChangeState[change.state]} />,
    tabs: [{ key: 'change', label: classes.record, draw: (change) => <ChangeBody change={change} fieldNames={fieldNames} /> }],
    aside: (change) => seen(recordOf(words, change)),
    logged: true,
    list: { to: '/classes', label: classes.title },
    words: { kind: classes.record, gone: classes.gone, help: classes.help },
  }
  return <RecordPage view={view} />
}

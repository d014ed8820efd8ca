import type { ReactNode } from 'react'
import { useWords, type Words } from '../../i18n'
import { moment } from '../../kit/format'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { LevelChip } from '../../kit/level-chip'
import { Share } from '../../kit/mask'
import { Facts, Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { StatusTag } from '../../kit/status-tag'
import { EventStatusTag } from './status'
import './events.css'

export const EventRecordFragment = graphql(`
  fragment EventRecord on Event {
    id
    number
    title
    level
    status
    category
    place
    description
    overdue
    reportedAt
    closedAt
    platform { id kind }
    township { id name }
    village { id name }
    grid { id name }
    agency { id name }
    department { id name }
    reporterName
    reporterPhone
    masked { field reason }
  }
`)

type Event = ResultOf<typeof EventRecordFragment>
type Ref = FragmentOf<typeof EventRecordFragment>

/** How the event stands, in one line. */
export function EventHead({ event }: { event: Ref }) {
  const { events, terms } = useWords()
  const { level, status, overdue, category, number, township } = readFragment(EventRecordFragment, event)
  return (
    <>
      <LevelChip level={level} />
      <EventStatusTag status={status} />
      {overdue ? <StatusTag tone="late" text={events.late} /> : null}
      <span>{terms.eventCategory[category] ?? category}</span>
      <span>{township.name}</span>
      <span className="secondary">{number}</span>
    </>
  )
}

const shown = [
  'level',
  'category',
  'place',
  'township',
  'village',
  'grid',
  'platform',
  'agency',
  'department',
  'reportedAt',
  'closedAt',
] as const satisfies readonly (keyof Event)[]
const reporter = ['reporterName', 'reporterPhone'] as const satisfies readonly (keyof Event)[]
const course = ['steps', 'levelTimes'] as const

const nameOf = ({ events }: Words, field: string) => events.fields[field] ?? field

/** The event as a record of which some fields may be masked. */
export function eventRecord(words: Words, event: Ref) {
  const { id, masked } = readFragment(EventRecordFragment, event)
  const all = ['number', 'title', 'status', ...shown, 'dueAt', 'overallDueAt', 'description', ...course, ...reporter]
  return { id, masked, title: words.events.record.content, fields: all.map((field) => ({ field, name: nameOf(words, field) })) }
}

const bodyTypes = { township: 'Township', village: 'Village', grid: 'Grid', agency: 'Agency', department: 'Department' } as const

function valueIn({ terms }: Words, event: Event, field: (typeof shown)[number]): ReactNode {
  if (field === 'level') return `${terms.level[event.level - 1]} · ${terms.levelHandler[event.level - 1]}`
  if (field === 'category') return terms.eventCategory[event.category] ?? event.category
  if (field === 'platform') return terms.platformKind[event.platform.kind]
  if (field === 'place') return event.place
  if (field === 'reportedAt' || field === 'closedAt') return event[field] && moment(event[field])
  const body = event[field]
  return (
    body && (
      <RecordLink type={bodyTypes[field]} id={body.id}>
        {body.name}
      </RecordLink>
    )
  )
}

interface FieldProps {
  row: Event
  field: keyof Event
  value: ReactNode
}

/** A value as far as it is in the viewer's share. */
function Field({ row, field, value }: FieldProps) {
  const words = useWords()
  return (
    <Share row={row} field={field} label={`${row.title} ${nameOf(words, field)}`}>
      {value || <span className="secondary">{words.events.record.empty}</span>}
    </Share>
  )
}

/** What the event is about, where, and who has it in hand. */
export function EventContent({ event }: { event: Ref }) {
  const words = useWords()
  const row = readFragment(EventRecordFragment, event)
  return (
    <Panel title={words.events.record.content}>
      <p className="event-text">
        <Field row={row} field="description" value={row.description} />
      </p>
      <div className="facts-two">
        <Facts
          facts={shown.map((field) => ({
            label: nameOf(words, field),
            value: <Field row={row} field={field} value={valueIn(words, row, field)} />,
          }))}
        />
      </div>
    </Panel>
  )
}

/** Who reported the event, for those who handle it. */
export function EventReporter({ event }: { event: Ref }) {
  const words = useWords()
  const { record } = words.events
  const row = readFragment(EventRecordFragment, event)
  return (
    <Panel title={record.reporter} note={record.logged}>
      <div className="facts-two">
        <Facts
          facts={reporter.map((field) => ({
            label: nameOf(words, field),
            value: <Field row={row} field={field} value={row[field]} />,
          }))}
        />
      </div>
    </Panel>
  )
}

import { Fragment } from 'react'
import { Link } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { explained, maskOf, type Reason } from '../../kit/mask'
import { Panel } from '../../kit/page'
import './what-i-see.css'

export interface SeenRecord {
  id: string
  /** What the record is called beside others of the page. */
  title: string
  masked: { field: string; reason: Reason }[]
  /** The governed fields that the page shows, with their names. */
  fields: { field: string; name: string }[]
}

type Ask = ((subject: { record: string; field: string }) => string) | null

interface NamesProps {
  record: SeenRecord
  fields: SeenRecord['fields']
  ask: Ask
}

/** Names of fields; each leads to who can see it, for those who may ask. */
function Names({ record, fields, ask }: NamesProps) {
  const { access } = useWords()
  return (
    <p className="words">
      {fields.map(({ field, name }) =>
        ask ? (
          <Link key={field} to={ask({ record: record.id, field })} title={access.masked.ask}>
            {name}
          </Link>
        ) : (
          <span key={field}>{name}</span>
        ),
      )}
    </p>
  )
}

/** What is seen of one record, and what is not, by whose share it is. */
function Seen({ record, ask }: { record: SeenRecord; ask: Ask }) {
  const { masked: words, seen: access } = useWords().access
  const seen = record.fields.filter(({ field }) => maskOf(record, field) === null)
  return (
    <div className="seen">
      <h3>{record.title}</h3>
      <p className="secondary">{access.seen(seen.length)}</p>
      <Names record={record} fields={seen} ask={ask} />
      <p className="secondary">
        {seen.length < record.fields.length ? access.masked(record.fields.length - seen.length) : access.all}
      </p>
      {reasonsOf([record]).map((reason) => (
        <div key={reason} className="hidden-fields">
          <span>{words.holder[reason]}</span>
          <Names record={record} fields={record.fields.filter(({ field }) => maskOf(record, field) === reason)} ask={ask} />
        </div>
      ))}
    </div>
  )
}

/** The reasons for which the page's fields are masked, each once. */
function reasonsOf(records: SeenRecord[]): Reason[] {
  const all = records.flatMap((record) => record.fields.map(({ field }) => maskOf(record, field)))
  return [...new Set(all)].filter((reason) => reason !== null)
}

/** What is said of the fields that are masked for a reason, each sentence once. */
function explanationsOf(words: Words, records: SeenRecord[], reason: Reason) {
  const fields = records.flatMap((record) => record.fields.filter(({ field }) => maskOf(record, field) === reason))
  const said = fields.map(({ field }) => explained(words, { reason, field }))
  return [...new Map(said.map((one) => [one.why + one.who, one])).values()]
}

/** "What do I see here": of each record the fields that this viewer sees, and those it does not with the reason. */
export function WhatISee({ records, ask }: { records: SeenRecord[]; ask: Ask }) {
  const words = useWords()
  const { access } = words
  return (
    <aside className="what-i-see" aria-label={access.seen.title}>
      <Panel title={access.seen.title}>
        {records.map((record) => (
          <Seen key={record.id} record={record} ask={ask} />
        ))}
        {reasonsOf(records).map((reason) => (
          <div key={reason} className="reason">
            <h3>{access.masked.rule[reason]}</h3>
            {explanationsOf(words, records, reason).map(({ why, who }) => (
              <Fragment key={why + who}>
                <p>{why}</p>
                <p className="secondary">{who}</p>
              </Fragment>
            ))}
          </div>
        ))}
      </Panel>
    </aside>
  )
}

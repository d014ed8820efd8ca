import type { ReactNode } from 'react'
import { useWords } from '../../i18n'
import { type Reason, Share } from '../../kit/mask'
import { Facts, Panel } from '../../kit/page'

interface Governed {
  id: string
  masked: { field: string; reason: Reason }[]
}

interface RecordFactsProps {
  title: string
  note?: string
  row: Governed
  /** What the record is called, before the name of each field. */
  of: string
  names: Record<string, string>
  values: Record<string, ReactNode>
  children?: ReactNode
}

/** Fields of a record with their values; what is outside of the viewer's share says so. */
export function RecordFacts({ title, note, row, of, names, values, children }: RecordFactsProps) {
  const { events } = useWords()
  const facts = Object.entries(values).map(([field, value]) => {
    const label = names[field] ?? field
    return {
      label,
      value: (
        <Share row={row} field={field} label={`${of} ${label}`}>
          {value || <span className="secondary">{events.record.empty}</span>}
        </Share>
      ),
    }
  })
  return (
    <Panel title={title} note={note}>
      {children}
      <div className="facts-two">
        <Facts facts={facts} />
      </div>
    </Panel>
  )
}

/** The record as the panel "what do I see" lists it. */
export const seenRecord = (row: Governed, title: string, names: Record<string, string>) => ({
  id: row.id,
  masked: row.masked,
  title,
  fields: Object.entries(names).map(([field, name]) => ({ field, name })),
})

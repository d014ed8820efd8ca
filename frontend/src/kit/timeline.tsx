import type { ReactNode } from 'react'

export interface Step {
  key: string
  /** When, as the page writes it; null: not yet. */
  at: string | null
  title: ReactNode
  /** Who acted. */
  by?: ReactNode
  note?: ReactNode
}

/** What happened, in order, oldest first. */
export function Timeline({ label, steps }: { label: string; steps: Step[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map(({ key, at, title, by, note }) => (
        <li key={key} className={at === null ? 'ahead' : undefined}>
          <p>
            <b>{title}</b>
            {at === null ? null : <time>{at}</time>}
            {by ? <span className="secondary">{by}</span> : null}
          </p>
          {note ? <p className="timeline-note">{note}</p> : null}
        </li>
      ))}
    </ol>
  )
}

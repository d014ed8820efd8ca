import { type ReactNode, useEffect } from 'react'
import { useWords } from '../i18n'

interface PageProps {
  title: string
  /** What stands to the right of the title: a choice of month, a count. */
  aside?: ReactNode
  lead?: ReactNode
  children: ReactNode
}

/** A page below the header: its title (also of the browser's tab), what it is about, its content. */
export function Page({ title, aside, lead, children }: PageProps) {
  const words = useWords()
  useEffect(() => {
    document.title = `${title} · ${words.brand.name}`
  }, [title, words])
  return (
    <>
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {lead ? <p className="page-lead">{lead}</p> : null}
        </div>
        {aside ? <div className="page-aside">{aside}</div> : null}
      </div>
      {children}
    </>
  )
}

export function Panel({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2>{title}</h2>
        {note ? <span>{note}</span> : null}
      </div>
      {children}
    </section>
  )
}

export interface Fact {
  label: string
  value: ReactNode
}

/** Label and value in rows, as on a printed form. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

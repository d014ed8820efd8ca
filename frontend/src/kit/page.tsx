import { Button } from 'antd'
import { type ReactNode, useEffect, useState } from 'react'
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

/** Copies the address of what is on the screen. Outside of https a browser lets no page do so; then the address bar remains. */
function CopyLink() {
  const { page } = useWords()
  const [said, say] = useState<string | null>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href)
      say(page.copied)
    } catch {
      say(page.notCopied)
    }
  }
  return (
    <>
      <Button onClick={copy}>{page.copy}</Button>
      <span role="status" className="secondary">
        {said}
      </span>
    </>
  )
}

/** To print the page, and to send it to somebody: the address says all of what is shown. Before them, what may be done here. */
export function PageTools({ children }: { children?: ReactNode }) {
  const { page } = useWords()
  return (
    <span className="page-tools">
      {children}
      <CopyLink />
      <Button onClick={() => window.print()}>{page.print}</Button>
    </span>
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

interface FoldProps {
  title: string
  /** What is inside, in one line. */
  told: string
  note?: string
  children: ReactNode
}

/** A panel behind one line that tells what is in it, for what is looked at less often than the list below. */
export function Fold({ title, told, note, children }: FoldProps) {
  return (
    <section className="panel fold" aria-label={title}>
      <details>
        <summary>
          <h2>{title}</h2>
          <span>{told}</span>
          {note ? <span>{note}</span> : null}
        </summary>
        {children}
      </details>
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

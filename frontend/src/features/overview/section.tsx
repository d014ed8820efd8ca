import type { ReactNode } from 'react'
import { useWords } from '../../i18n'

interface SectionProps {
  name: 'stations' | 'approvals' | 'grassroots'
  children: ReactNode
}

/** One of the regulation's three parts. */
export function Section({ name, children }: SectionProps) {
  const { title, text } = useWords().overview.sections[name]
  return (
    <section className="part" id={name} aria-labelledby={`part-${name}`}>
      <header>
        <h2 id={`part-${name}`}>{title}</h2>
        <span>{text}</span>
      </header>
      {children}
    </section>
  )
}

/** Tiles that belong together, with what they count and where. */
export function Group({ title, where, children }: { title: string; where: string; children: ReactNode }) {
  return (
    <section className="group" aria-label={title}>
      <header>
        <h3>{title}</h3>
        <span>{where}</span>
      </header>
      <div className="tiles">{children}</div>
    </section>
  )
}

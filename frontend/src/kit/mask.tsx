import { createContext, type MouseEvent, type ReactNode, use, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link, useLocation } from 'react-router'
import { useWords, type Words } from '../i18n'
import { CloseIcon } from './icons'

export type Reason = keyof Words['access']['masked']['rule']

interface Subject {
  reason: Reason
  /** Global id of the record and name of the field, to ask who can see it. */
  record: string
  field: string
  label: string
}

interface Shown extends Subject {
  chip: HTMLElement
}

/** Why a field is masked and who sees it: in its own words where it has any, else in those of the reason. */
export function explained({ access }: Words, { reason, field }: Pick<Subject, 'reason' | 'field'>) {
  const { why, who, of } = access.masked
  const own = of[field]
  return { why: own?.why ?? why[reason], who: own?.who ?? who[reason] }
}

export type Ask = (subject: { record: string; field: string }) => string
const MaskContext = createContext<(shown: Shown) => void>(() => undefined)

const width = 340

/** Beside the chip; on a phone the style sheet puts the card at the bottom. */
function place(chip: HTMLElement) {
  if (window.innerWidth <= 600) return undefined
  const box = chip.getBoundingClientRect()
  const left = Math.max(12, Math.min(box.left, window.innerWidth - width - 12))
  const below = box.bottom + 260 < window.innerHeight
  return below ? { width, left, top: box.bottom + 6 } : { width, left, bottom: window.innerHeight - box.top + 6 }
}

function Card({ shown, ask, close }: { shown: Shown; ask: Ask | null; close: () => void }) {
  const words = useWords()
  const card = useRef<HTMLDivElement>(null)
  const { masked } = words.access
  const { why, who } = explained(words, shown)
  useEffect(() => {
    card.current?.focus()
    const leave = (event: Event) => {
      if (event.target instanceof Node && !card.current?.contains(event.target)) close()
    }
    document.addEventListener('pointerdown', leave)
    window.addEventListener('resize', close)
    return () => {
      document.removeEventListener('pointerdown', leave)
      window.removeEventListener('resize', close)
    }
  }, [close])
  return (
    <div
      className="mask-card"
      role="dialog"
      aria-label={`${shown.label}:${masked.rule[shown.reason]}`}
      tabIndex={-1}
      ref={card}
      style={place(shown.chip)}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <button type="button" className="plain mask-close" aria-label={masked.close} onClick={close}>
        <CloseIcon />
      </button>
      <p className="mask-field">{shown.label}</p>
      <p className="strong">{masked.rule[shown.reason]}</p>
      <p>{why}</p>
      <p className="mask-who">{who}</p>
      {ask ? <Link to={ask(shown)}>{masked.ask}</Link> : null}
    </div>
  )
}

/** Holds the one explanation card of the page. `ask` makes the address of "who can see"; null when this viewer may not ask. */
export function Masks({ ask, children }: { ask: Ask | null; children: ReactNode }) {
  const [shown, show] = useState<Shown | null>(null)
  const { key } = useLocation()
  const close = useCallback(() => {
    show((before) => {
      before?.chip.focus()
      return null
    })
  }, [])
  useEffect(() => {
    if (key) show(null) // a card must not outlive the page of its chip
  }, [key])
  return (
    <MaskContext value={show}>
      {children}
      {shown ? <Card key={shown.record + shown.field} shown={shown} ask={ask} close={close} /> : null}
    </MaskContext>
  )
}

/** A value that is not in the viewer's share: says so, and on click why, whose it is, and who can see it. */
export function Masked({ reason, record, field, label }: Subject) {
  const words = useWords()
  const show = use(MaskContext)
  const { masked } = words.access
  const holder = masked.holder[reason]
  const open = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation()
    show({ reason, record, field, label, chip: event.currentTarget })
  }
  return (
    <button
      type="button"
      className="masked"
      onClick={open}
      onKeyDown={(event) => event.stopPropagation()}
      aria-haspopup="dialog"
      aria-label={masked.label(label, holder)}
      title={masked.rule[reason]}
    >
      {masked.chip}
      <i>{holder}</i>
    </button>
  )
}

interface Governed {
  id: string
  masked: { field: string; reason: Reason }[]
}

/** The reason for which `field` of `row` is masked, or null when it is not. */
export const maskOf = (row: Governed, field: string): Reason | null =>
  row.masked.find((one) => one.field === field)?.reason ?? null

interface ShareProps {
  row: Governed
  field: string
  label: string
  children: ReactNode
}

/** The value of a field, or the chip that says why it is not shown. */
export function Share({ row, field, label, children }: ShareProps) {
  const reason = useMemo(() => maskOf(row, field), [row, field])
  return reason ? <Masked reason={reason} record={row.id} field={field} label={label} /> : children
}

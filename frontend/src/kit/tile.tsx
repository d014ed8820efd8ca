import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useWords } from '../i18n'

export interface TileProps {
  label: string
  /** Null: this viewer has no right to the figure. */
  value: string | null
  unit?: string
  /** The sentence that the figure answers. */
  quote?: string
  /** The records that the figure counts. */
  to?: string
  children?: ReactNode
}

/** One figure. Without a right to it the tile stays and says so, neutrally. */
export function Tile({ label, value, unit, quote, to, children }: TileProps) {
  const words = useWords()
  return (
    <div className={to && value !== null ? 'tile tile-leads' : 'tile'}>
      <dl>
        <dt>{to && value !== null ? <Link to={to}>{label}</Link> : label}</dt>
        {value === null ? (
          <dd className="tile-outside">{words.overview.outside}</dd>
        ) : (
          <dd>
            {value}
            {unit ? <small>{unit}</small> : null}
          </dd>
        )}
      </dl>
      {value === null ? null : children}
      {quote ? <p className="quote">{quote}</p> : null}
    </div>
  )
}

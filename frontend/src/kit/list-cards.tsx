import { Fragment } from 'react'
import { Cell } from './data-table'
import type { Column } from './list'
import { rowProps } from './table'
import './list.css'

interface ListCardsProps<Row> {
  label: string
  rows: Row[]
  columns: Column<Row>[]
  busy?: boolean
  /** Opens the page of a row; null: the row leads nowhere. Absent: rows cannot be stepped through. */
  open?: (row: Row) => (() => void) | null
}

/** The rows as cards of label and value, for a phone: nothing scrolls sideways. */
export function ListCards<Row extends { id: string }>({ label, rows, columns, busy, open }: ListCardsProps<Row>) {
  const [first, ...rest] = columns
  return (
    <ul className="cards" aria-label={label} aria-busy={busy}>
      {rows.map((row) => (
        <li key={row.id} {...(open ? rowProps(row.id, open(row)) : {})}>
          {first ? (
            <p className="card-title">
              <Cell column={first} row={row} />
            </p>
          ) : null}
          <dl>
            {rest.map((column) => (
              <Fragment key={column.key}>
                <dt>{column.group ? `${column.group(rows)} ${column.title}` : column.title}</dt>
                <dd>
                  <Cell column={column} row={row} />
                </dd>
              </Fragment>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}

import { Fragment } from 'react'
import { Cell, DataTable } from './data-table'
import type { Column } from './list'
import { useIsPhone } from './phone'
import { rowProps } from './table'
import './cards.css'

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

interface RowsProps<Row> {
  label: string
  rows: Row[]
  columns: Column<Row>[]
  busy?: boolean
}

const keyOf = ({ id }: { id: string }) => id

/** All rows of something at once, inside of a page; cards on a phone. */
export function Rows<Row extends { id: string }>(props: RowsProps<Row>) {
  return useIsPhone() ? <ListCards {...props} /> : <DataTable {...props} keyOf={keyOf} />
}

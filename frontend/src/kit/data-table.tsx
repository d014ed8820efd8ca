import { memo, type ReactNode } from 'react'
import { useWords } from '../i18n'
import type { Column } from './list'
import type { Direction } from './list-state'
import { rowProps } from './table'

export interface Sorting {
  sort: string
  direction: Direction
  change: (sort: string, direction: Direction) => void
}

const isEmpty = (content: ReactNode) => content === null || content === undefined || content === ''

/** The content of a cell; a dash where there is none. */
export function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { table } = useWords()
  const content = column.cell(row)
  return isEmpty(content) ? table.none : content
}

const wrapClass = { true: 'wrap', short: 'wrap-short', false: '' } as const

const classOf = <Row,>({ align, wrap = false }: Column<Row>, at: number): string | undefined =>
  [at === 0 ? 'first-column' : '', align === 'right' ? 'right' : '', wrapClass[`${wrap}`]].filter(Boolean).join(' ') || undefined

interface HeadingProps<Row> {
  column: Column<Row>
  at: number
  rows: number
  sorting?: Sorting
}

/** The heading of a column; one that the server sorts by is a button over the whole cell. */
function Heading<Row>({ column, at, rows, sorting }: HeadingProps<Row>) {
  const { key, title, width } = column
  const sorted = sorting?.sort === key ? sorting.direction : null
  const common = { scope: 'col', rowSpan: rows, className: classOf(column, at), style: { minWidth: width } } as const
  if (!column.sort || !sorting) return <th {...common}>{title}</th>
  return (
    <th {...common} aria-sort={sorted === null ? 'none' : sorted === 'asc' ? 'ascending' : 'descending'}>
      <button type="button" onClick={() => sorting.change(key, sorted === 'asc' ? 'desc' : 'asc')}>
        {title}
        <i aria-hidden="true" className="sorter">
          {sorted === 'desc' ? '▼' : '▲'}
        </i>
      </button>
    </th>
  )
}

interface Group<Row> {
  heading: string | null
  columns: { column: Column<Row>; at: number }[]
}

/** Neighbours with the same heading above them. */
function groupsOf<Row>(columns: Column<Row>[], rows: Row[]): Group<Row>[] {
  const groups: Group<Row>[] = []
  for (const [at, column] of columns.entries()) {
    const heading = column.group?.(rows) ?? null
    const last = groups.at(-1)
    if (last && heading !== null && last.heading === heading) last.columns.push({ column, at })
    else groups.push({ heading, columns: [{ column, at }] })
  }
  return groups
}

function Head<Row>({ columns, rows, sorting }: { columns: Column<Row>[]; rows: Row[]; sorting?: Sorting }) {
  const groups = groupsOf(columns, rows)
  const below = groups.filter(({ heading }) => heading !== null)
  const deep = below.length > 0 ? 2 : 1
  const draw = ({ column, at }: Group<Row>['columns'][number], span: number) => (
    <Heading key={column.key} column={column} at={at} rows={span} sorting={sorting} />
  )
  return (
    <thead>
      <tr>
        {groups.map(({ heading, columns: own }) =>
          heading === null ? (
            own.map((one) => draw(one, deep))
          ) : (
            <th key={heading} scope="colgroup" colSpan={own.length} className="group-heading">
              {heading}
            </th>
          ),
        )}
      </tr>
      {deep > 1 ? <tr>{below.flatMap(({ columns: own }) => own.map((one) => draw(one, 1)))}</tr> : null}
    </thead>
  )
}

interface DataTableProps<Row> {
  /** What the table lists: the name of the frame in which it scrolls. */
  label: string
  rows: Row[]
  columns: Column<Row>[]
  keyOf: (row: Row) => string
  sorting?: Sorting
  /** Newer rows are under way. */
  busy?: boolean
  /** Opens the page of a row; null: the row leads nowhere. Absent: rows cannot be stepped through. */
  open?: (row: Row) => (() => void) | null
}

/** The rows, drawn anew only when they, their columns or where they lead have changed: a list is drawn for much else. */
const Body = memo(function Rows<Row>({ rows, columns, keyOf, open }: Omit<DataTableProps<Row>, 'label'>) {
  return (
    <tbody>
      {rows.map((row) => (
        <tr key={keyOf(row)} {...(open ? rowProps(keyOf(row), open(row)) : {})}>
          {columns.map((column, at) => (
            <td key={column.key} className={classOf(column, at)}>
              <Cell column={column} row={row} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  )
}) as <Row>(props: Omit<DataTableProps<Row>, 'label'>) => ReactNode // `memo` forgets that the type is open

/** A semantic table, scrolled sideways by its own frame, also by keyboard. */
export function DataTable<Row>({ label, rows, columns, keyOf, sorting, busy, open }: DataTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="wide" aria-label={label} aria-busy={busy} tabIndex={0}>
      <table className="data-table">
        <Head columns={columns} rows={rows} sorting={sorting} />
        <Body rows={rows} columns={columns} keyOf={keyOf} open={open} />
      </table>
    </section>
  )
}

import type { TableColumnsType } from 'antd'
import { Fragment, type ReactNode } from 'react'
import { useWords } from '../i18n'
import { DataTable } from './data-table'
import type { Column } from './list'
import type { Direction } from './list-state'
import { rowProps } from './table'

export interface Sorting {
  sort: string
  direction: Direction
  change: (sort: string, direction: Direction) => void
}

interface RowsProps<Row> {
  label: string
  rows: Row[]
  columns: Column<Row>[]
  fetching: boolean
  /** Opens the page of a row; null: the row leads nowhere. */
  open: (row: Row) => (() => void) | null
}

const isEmpty = (content: ReactNode) => content === null || content === undefined || content === ''

/** The content of a cell; a dash where there is none. */
function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const { table } = useWords()
  const content = column.cell(row)
  return isEmpty(content) ? table.none : content
}

function antdColumn<Row>(column: Column<Row>, first: boolean, { sort, direction }: Sorting): TableColumnsType<Row>[number] {
  const { key, title, width, align, wrap } = column
  const order = direction === 'asc' ? ('ascend' as const) : ('descend' as const)
  const className = [first ? 'first-column' : '', wrap ? 'wrap' : ''].filter(Boolean).join(' ')
  return {
    key,
    title,
    width,
    align,
    className: className || undefined,
    ...(column.sort ? { sorter: true, sortOrder: sort === key ? order : null } : {}),
    render: (_, row) => <Cell column={column} row={row} />,
  }
}

/** antd's columns; neighbours with the same heading stand below it. */
function antdColumns<Row>(columns: Column<Row>[], rows: Row[], sorting: Sorting): TableColumnsType<Row> {
  const all: TableColumnsType<Row> = []
  for (const [at, column] of columns.entries()) {
    const drawn = antdColumn(column, at === 0, sorting)
    const heading = column.group?.(rows)
    const last = all.at(-1)
    if (heading === undefined) all.push(drawn)
    else if (last && 'children' in last && last.title === heading) last.children.push(drawn)
    else all.push({ title: heading, key: `group-${column.key}`, children: [drawn] })
  }
  return all
}

/** The rows as a table. */
export function ListTable<Row extends { id: string }>({ sorting, ...props }: RowsProps<Row> & { sorting: Sorting }) {
  const { label, rows, columns, fetching, open } = props
  return (
    <DataTable<Row>
      label={label}
      className="list-table"
      rowKey="id"
      loading={{ spinning: fetching, delay: 200 }}
      sortDirections={['ascend', 'descend', 'ascend']}
      dataSource={rows}
      columns={antdColumns(columns, rows, sorting)}
      onRow={(row) => rowProps(row.id, open(row))}
      onChange={(_, __, sorter) => {
        const { columnKey, order } = Array.isArray(sorter) ? (sorter[0] ?? {}) : sorter
        if (columnKey) sorting.change(String(columnKey), order === 'descend' ? 'desc' : 'asc')
      }}
    />
  )
}

/** The rows as cards of label and value, for a phone: nothing scrolls sideways. */
export function ListCards<Row extends { id: string }>({ label, rows, columns, fetching, open }: RowsProps<Row>) {
  const [first, ...rest] = columns
  return (
    <ul className="cards" aria-label={label} aria-busy={fetching}>
      {rows.map((row) => (
        <li key={row.id} {...rowProps(row.id, open(row))}>
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

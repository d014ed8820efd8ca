import { DataTable } from './data-table'
import type { Column } from './list'
import { ListCards } from './list-cards'
import { useIsPhone } from './phone'

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

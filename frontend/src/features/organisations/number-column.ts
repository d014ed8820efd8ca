import { count } from '../../kit/format'
import type { Column } from '../../kit/list'

/** How many of something each row has: whoever sees none of it in the whole list has no such column. */
export function numberColumn<Row, Sort extends string>(
  key: string,
  title: string,
  value: (row: Row) => number,
  sort?: Sort,
): Column<Row, Sort> {
  return {
    key,
    title,
    sort,
    align: 'right',
    cell: (row) => count(value(row)),
    given: (rows) => rows.some((row) => value(row) > 0),
  }
}

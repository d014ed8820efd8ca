import { count } from '../../kit/format'
import type { Column } from '../../kit/list'
import { ListLink } from '../../kit/record-link'

interface Options<Row> {
  value: (row: Row) => number
  /** The list of what is counted. */
  type: string
  filters: (row: Row) => Record<string, string>
}

/** How many of something each row has, leading to them; whoever sees none of it in the whole list has no such column. */
export function numberColumn<Row, Sort extends string>(
  key: string,
  title: string,
  { value, type, filters }: Options<Row>,
  sort?: Sort,
): Column<Row, Sort> {
  return {
    key,
    title,
    sort,
    align: 'right',
    given: (rows) => rows.some((row) => value(row) > 0),
    cell: (row) =>
      value(row) > 0 ? (
        <ListLink type={type} filters={filters(row)}>
          {count(value(row))}
        </ListLink>
      ) : null,
  }
}

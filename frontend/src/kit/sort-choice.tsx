import { Select } from 'antd'
import { useWords } from '../i18n'
import type { Sorting } from './data-table'
import type { Column } from './list'

/** On a phone there are no headings to click: the order is chosen from a list. */
export function SortChoice<Row>({ columns, sorting }: { columns: Column<Row>[]; sorting: Sorting }) {
  const { table } = useWords()
  const options = columns
    .filter(({ sort }) => sort)
    .flatMap(({ key, title }) => [
      { value: `${key} asc`, label: `${title} ${table.ascending}` },
      { value: `${key} desc`, label: `${title} ${table.descending}` },
    ])
  const chosen = `${sorting.sort} ${sorting.direction}`
  return (
    <Select
      className="filter sort-choice"
      aria-label={table.sort}
      placeholder={table.sort}
      value={options.some(({ value }) => value === chosen) ? chosen : undefined}
      options={options}
      onChange={(value) => {
        const [key = '', direction] = value.split(' ')
        sorting.change(key, direction === 'desc' ? 'desc' : 'asc')
      }}
    />
  )
}

import { Table, type TableProps } from 'antd'

interface DataTableProps<Row> extends TableProps<Row> {
  /** What the table lists: the name of the frame in which it scrolls. */
  label: string
}

/**
 * A semantic table, scrolled sideways by its own frame, also by keyboard. `tailor` skips rc-table's measuring of the scroll
 * bar, which needs a style element without nonce that the content security policy would block.
 */
export function DataTable<Row extends object>({ label, ...props }: DataTableProps<Row>) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="wide" aria-label={label} tabIndex={0}>
      <Table<Row> size="small" pagination={false} showSorterTooltip={false} tailor {...props} />
    </section>
  )
}

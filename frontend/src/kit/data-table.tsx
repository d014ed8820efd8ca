import { Table, type TableProps } from 'antd'

/**
 * A semantic table, scrolled sideways by its own frame. `tailor` skips rc-table's measuring of the scroll bar, which needs
 * a style element without nonce that the content security policy would block.
 */
export function DataTable<Row extends object>({ className, ...props }: TableProps<Row>) {
  return (
    <Table<Row>
      size="small"
      pagination={false}
      showSorterTooltip={false}
      tailor
      className={`wide ${className ?? ''}`}
      {...props}
    />
  )
}

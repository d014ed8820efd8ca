import type { ReactNode } from 'react'
import type { Filter, WhereOf } from './filters'
import type { DocumentDecoration, ResultOf, VariablesOf } from './graphql'
import type { Addressed, Direction } from './list-state'
import type { PageInfo } from './pager'

/** A page of rows, as every list document asks for it. */
export interface Connection<Row> {
  nodes: Row[]
  pageInfo: PageInfo
}

type Only<Data> = Data[keyof Data]

/** A row of a list document, whose one root field is the connection. */
export type RowOf<Document> = Only<ResultOf<Document>> extends { nodes: (infer Row extends { id: string })[] } ? Row : never

/** The fields that a list document can be sorted by. */
export type OrderFieldOf<Document> =
  VariablesOf<Document> extends { orderBy?: infer Orders }
    ? NonNullable<Orders> extends readonly { field: infer Field extends string }[]
      ? Field
      : never
    : never

export interface Column<Row, OrderField extends string = string> {
  key: string
  title: string
  /** What stands in the cell; null: a dash. Masked fields are drawn by `Share`. */
  cell: (row: Row) => ReactNode
  /** The field by which the server sorts this column. */
  sort?: OrderField
  width?: number
  align?: 'right'
  /** Long text breaks into lines; short words do so where the table has no room for them. */
  wrap?: boolean | 'short'
  /** Not shown until the viewer chooses it. */
  hidden?: boolean
  /** A heading above this column and its neighbours with the same heading. */
  group?: (rows: Row[]) => string
  /** Whether the rows hold anything for this column at all; absent: always. */
  given?: (rows: Row[]) => boolean
}

/** The words of one list; each list has such a group in the dictionary. */
export interface ListWords {
  /** The button that counts all who match: "统计人数". */
  count: string
  total: (n: string) => string
  range: (n: number) => string
  /** Nothing matches the filters. */
  none: string
  /** Nothing is in the remit at all. */
  outside: string
  outsideText: (remit: string) => string
}

/** Another way to look at the same records, e.g. a board; it asks its own questions under the list's filters. */
export interface View<Where> {
  key: string
  label: string
  draw: (where: Where, asOf?: string) => ReactNode
}

type CountDocument<Where> = DocumentDecoration<Record<string, { totalCount: number }>, { where?: Where | null }>

/**
 * What the author of a list page declares. `Document` is the type of a connection query with the variables
 * `first last before after where orderBy` (and `asOf`, when `dated`) and one root field.
 */
export interface List<Document> {
  /** Under this name the columns that an account chose are remembered. */
  name: string
  title: string
  document: Document
  /** The same root field with `totalCount` alone, by `where`. */
  count: CountDocument<WhereOf<Document>>
  /** The first column names the row: it is always shown, and heads the card of a phone. */
  columns: Column<RowOf<Document>, OrderFieldOf<Document>>[]
  filters: Filter<WhereOf<Document>>[]
  order: { column: string; direction: Direction }
  /** The address of a row's page; null: the row leads nowhere. */
  path: (row: RowOf<Document>) => string | null
  words: ListWords
  /** What holds for all rows of the list, whatever the filters: the list of one agency. */
  only?: WhereOf<Document>
  /** Named views beside the table. */
  views?: View<WhereOf<Document>>[]
  /** What can be done with all that match, beside their number: an export. */
  tools?: (where: WhereOf<Document>, asOf?: string) => ReactNode
  /** The document takes `asOf`: the list can be seen as of a day. */
  dated?: boolean
  /** A remark on these rows, beside their number. */
  note?: (rows: RowOf<Document>[]) => string | null
}

export const tableView = 'table'

/** What of the list decides how its address is read. */
export function addressed<Document>(list: List<Document>): Addressed<WhereOf<Document>> {
  return {
    filters: list.filters,
    sorts: list.columns.flatMap(({ key, sort }) => (sort ? [key] : [])),
    order: list.order,
    views: list.views ? [tableView, ...list.views.map(({ key }) => key)] : [],
    dated: list.dated ?? false,
  }
}

/** The columns to show: the first, then those of the list's choice unless the viewer chose otherwise. */
export function shownColumns<Row, OrderField extends string>(
  columns: Column<Row, OrderField>[],
  chosen: Record<string, boolean> = {},
): Column<Row, OrderField>[] {
  return columns.filter(({ key, hidden }, at) => at === 0 || (chosen[key] ?? !hidden))
}

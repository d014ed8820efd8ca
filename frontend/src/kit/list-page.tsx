import { Alert, Button, Segmented } from 'antd'
import { type ReactNode, useCallback, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import type { AnyVariables, DocumentInput } from 'urql'
import { useWords } from '../i18n'
import { useAnswer } from './answer'
import { DataTable, type Sorting } from './data-table'
import { FilterBar } from './filter-bar'
import type { WhereOf } from './filters'
import { count } from './format'
import { type Column, type Connection, type List, type RowOf, shownColumns, tableView } from './list'
import { KeysSheet, ListSettings } from './list-settings'
import { toldOf, whereOf } from './list-state'
import { Page, PageTools } from './page'
import { Pager } from './pager'
import { useIsPhone } from './phone'
import { usePreferences } from './preferences'
import { ListCards } from './rows'
import { SortChoice } from './sort-choice'
import { type Stated, useListState } from './stated'
import { Failed, Notice, Stale, TableLoading } from './states'
import { useRowKeys } from './table'
import './list.css'

export const pageSize = 50

/** The list's own condition and those of the filters. */
function conditions<Document>({ list, state }: Pick<Stated<Document>, 'list' | 'state'>): WhereOf<Document> {
  const where = whereOf(state.filters, list)
  const all = list.only ? { and: [list.only, where] } : where
  return all as WhereOf<Document> // each part is checked where it is declared; `and` is in every `where` of the schema
}

function variablesOf<Document>(stated: Stated<Document>) {
  const { list, state } = stated
  const { place, sort, direction, asOf } = state
  const field = list.columns.find(({ key }) => key === sort)?.sort
  return {
    ...(place.before === undefined ? { first: pageSize, after: place.after } : { last: pageSize, before: place.before }),
    where: conditions(stated),
    orderBy: field ? [{ field, direction: direction === 'desc' ? 'DESC' : 'ASC' }] : [],
    ...(list.dated ? { asOf } : {}),
  }
}

/** The types of a list say what the answer holds; here, where every list passes, they are those of its constraints. */
type Answers<Data> = DocumentInput<Record<string, Data>, AnyVariables>
const only = <Data,>(data: Record<string, Data> | undefined): Data | undefined => data && Object.values(data)[0]

/** Counting all who match costs the server more than a page, so it is done when asked. */
function Total<Document>({ list, state }: Pick<Stated<Document>, 'list' | 'state'>) {
  const [asked, ask] = useState(false)
  const variables = { where: conditions({ list, state }), ...(list.dated ? { asOf: state.asOf } : {}) }
  const { data, fetching } = useAnswer(list.count as Answers<{ totalCount: number }>, variables, !asked)
  const total = only(data)?.totalCount
  if (asked && total !== undefined) return <span className="total">{list.words.total(count(total))}</span>
  return (
    <Button onClick={() => ask(true)} loading={asked && fetching}>
      {list.words.count}
    </Button>
  )
}

function Nobody<Document>({ list, state, go, remit }: Stated<Document> & { remit: string }) {
  const words = useWords()
  const told = toldOf(state.filters, list)
  if (told.length === 0) {
    return (
      <Notice kind="denied" title={list.words.outside}>
        <p>{list.words.outsideText(remit)}</p>
      </Notice>
    )
  }
  return (
    <Notice
      kind="empty"
      title={list.words.none}
      actions={<Button onClick={() => go({ filters: {} })}>{words.table.clear}</Button>}
    >
      <p>{words.table.filtered(words.list(told))}</p>
    </Notice>
  )
}

interface RowsProps<Document> extends Stated<Document> {
  page: Connection<RowOf<Document>>
  columns: Column<RowOf<Document>>[]
  fetching: boolean
}

const keyOf = ({ id }: { id: string }) => id

function Rows<Document>({ list, state, go, page, columns, fetching }: RowsProps<Document>) {
  const navigate = useNavigate()
  const phone = useIsPhone()
  const given = useMemo(() => columns.filter((column) => column.given?.(page.nodes) ?? true), [columns, page.nodes])
  const sorting: Sorting = { ...state, change: (sort, direction) => go({ sort, direction }) }
  const open = useCallback(
    (row: RowOf<Document>) => {
      const path = list.path(row)
      return path === null ? null : () => navigate(path)
    },
    [list, navigate],
  )
  const props = { label: list.title, rows: page.nodes, columns: given, busy: fetching, open }
  if (!phone) return <DataTable {...props} keyOf={keyOf} sorting={sorting} />
  return (
    <>
      <SortChoice columns={given} sorting={sorting} />
      <ListCards {...props} />
    </>
  )
}

function Foot<Document>({ list, state, go, page }: Omit<RowsProps<Document>, 'columns' | 'fetching'>) {
  const note = list.note?.(page.nodes)
  return (
    <div className="table-foot">
      <span>{list.words.range(page.nodes.length)}</span>
      {note ? <span>{note}</span> : null}
      <KeysSheet />
      <Pager place={state.place} info={page.pageInfo} go={(place) => go({ place })} />
    </div>
  )
}

/** The table of the list: a page of rows, or why there is none. */
function TableView<Document>({ remit, ...stated }: Stated<Document> & { remit: string }) {
  const { list, state, go } = stated
  const { columns: chosen } = usePreferences()
  const own = chosen[list.name]
  const columns: Column<RowOf<Document>>[] = useMemo(() => shownColumns(list.columns, own), [list.columns, own])
  const document = list.document as Answers<Connection<RowOf<Document>>>
  const { data, failure, fetching, retry } = useAnswer(document, variablesOf(stated))
  const page = only(data)
  const lost = failure?.code === 'BAD_INPUT' && (state.place.after || state.place.before) // a place that the server does not know
  return (
    <>
      {failure && page ? <Stale failure={failure} retry={retry} /> : null}
      {failure && !page ? <Failed failure={failure} retry={lost ? () => go({}) : retry} /> : null}
      {!failure && !page ? <TableLoading /> : null}
      {page?.nodes.length === 0 ? <Nobody {...stated} remit={remit} /> : null}
      {page && page.nodes.length > 0 ? (
        <>
          <Rows {...stated} page={page} columns={columns} fetching={fetching} />
          <Foot {...stated} page={page} />
        </>
      ) : null}
    </>
  )
}

/** Chooses the view and the day of the list, counts it, and says how it is shown. */
function Tools<Document>({ list, state, go }: Stated<Document>) {
  const { table } = useWords()
  const view = state.view ?? tableView
  return (
    <div className="list-tools">
      {list.views ? (
        <Segmented
          aria-label={table.view}
          value={view}
          options={[{ value: tableView, label: table.table }, ...list.views.map(({ key, label }) => ({ value: key, label }))]}
          onChange={(next) => go({ view: next })}
        />
      ) : null}
      {list.dated ? (
        <label className="range">
          {table.asOf}
          <input
            type="date"
            className="field"
            value={state.asOf ?? ''}
            onChange={({ target }) => go({ asOf: target.value || undefined })}
          />
        </label>
      ) : null}
      <Total key={JSON.stringify([state.filters, state.asOf])} list={list} state={state} />
      {list.tools?.(conditions({ list, state }), state.asOf)}
      {view === tableView ? <ListSettings name={list.name} columns={list.columns as Column<RowOf<Document>>[]} /> : null}
    </div>
  )
}

/** Records that this viewer may see, filtered, sorted and paged by the server, all of it in the address; also inside of a tab. */
export function ListView<Document>({ list, remit }: { list: List<Document>; remit: string }) {
  const { table } = useWords()
  const stated = useListState(list)
  const { state, go } = stated
  const container = useRowKeys()
  const view = list.views?.find(({ key }) => key === state.view)
  const change = useCallback(
    (part: Record<string, string> | null) => go(({ filters }) => ({ filters: part ? { ...filters, ...part } : {} })),
    [go],
  )
  return (
    <div ref={container}>
      <FilterBar filters={list.filters} texts={state.filters} change={change}>
        <Tools {...stated} />
      </FilterBar>
      {state.broken ? <Alert type="warning" title={table.broken} showIcon className="gap" /> : null}
      {view ? view.draw(conditions(stated), state.asOf) : <TableView {...stated} remit={remit} />}
    </div>
  )
}

interface ListPageProps<Document> {
  list: List<Document>
  /** The viewer's remit in words, for the message that it holds nothing. */
  remit: string
  lead?: ReactNode
  acts?: ReactNode
}

/** A page that is one list. */
export function ListPage<Document>({ list, remit, lead, acts }: ListPageProps<Document>) {
  return (
    <Page title={list.title} lead={lead} aside={<PageTools>{acts}</PageTools>}>
      <ListView list={list} remit={remit} />
    </Page>
  )
}

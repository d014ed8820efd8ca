import { Link } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { count } from '../../kit/format'
import type { Column } from '../../kit/list'
import { Page, PageTools, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'
import { type Pair, stepOf, windowPair } from './comparison'
import { categories, inOrder, type ListKind } from './item-list'
import { type Gap, gapKey } from './items-filters'
import { ItemListsQuery, type ListRow, type ListsData } from './lists-query'
import './lists.css'

/** Addresses of the pages beside this one. */
interface Ways {
  items: (search: Record<string, string>) => string
  compare: (pair: Pair) => string
}

interface CategoryRow {
  id: (typeof categories)[number]
  delegated: ListRow | undefined
  window: ListRow | undefined
  kept: number
  absent: number
  pair: Pair | null
}

/** What a township of each category decides itself, must offer, and offers without deciding it. */
function categoryRows(data: ListsData): CategoryRow[] {
  const lists = data.itemLists.nodes
  const find = (kind: ListKind, id: CategoryRow['id']) => lists.find((list) => list.kind === kind && list.category === id)
  return categories.map((id) => ({
    id,
    delegated: find('DELEGATED', id),
    window: find('WINDOW', id),
    kept: data[`kept${id}`].totalCount,
    absent: data[`absent${id}`].totalCount,
    pair: windowPair(lists, id),
  }))
}

function Size({ list }: { list: ListRow | undefined }) {
  const { approvals } = useWords()
  if (!list?.current) return null
  return (
    <RecordLink type="ItemList" id={list.id}>
      {approvals.items.of(count(list.current.size))}
    </RecordLink>
  )
}

function categoryColumns(words: Words, ways: Ways): Column<CategoryRow>[] {
  const { approvals, terms } = words
  const { columns } = approvals.lists.contrast
  const gap = (which: Gap, id: CategoryRow['id'], n: number) => (
    <Link to={ways.items({ gap: gapKey(which, id) })} aria-label={approvals.items.gap[which](terms.townshipCategory[id])}>
      {approvals.items.of(count(n))}
    </Link>
  )
  return [
    { key: 'category', title: columns.category, cell: ({ id }) => terms.townshipCategory[id] },
    { key: 'delegated', title: columns.delegated, align: 'right', cell: (row) => <Size list={row.delegated} /> },
    { key: 'window', title: columns.window, align: 'right', cell: (row) => <Size list={row.window} /> },
    { key: 'kept', title: columns.kept, align: 'right', cell: ({ id, kept }) => gap('kept', id, kept) },
    {
      key: 'absent',
      title: columns.absent,
      cell: ({ id, absent }) =>
        absent === 0 ? <StatusTag tone="still" text={approvals.redRule.met} /> : gap('absent', id, absent),
    },
    {
      key: 'compare',
      title: columns.compare,
      cell: ({ pair }) => pair && <Link to={ways.compare(pair)}>{approvals.compare.open}</Link>,
    },
  ]
}

function listColumns({ approvals }: Words, ways: Ways): Column<ListRow>[] {
  const { columns, version } = approvals.lists
  return [
    {
      key: 'name',
      title: columns.name,
      cell: ({ id, name }) => (
        <RecordLink type="ItemList" id={id}>
          {name}
        </RecordLink>
      ),
    },
    {
      key: 'size',
      title: columns.size,
      align: 'right',
      cell: ({ current }) => current && approvals.items.of(count(current.size)),
    },
    { key: 'version', title: columns.version, cell: ({ current }) => current && version(current.number) },
    { key: 'since', title: columns.since, cell: ({ current }) => current?.since },
    {
      key: 'before',
      title: columns.before,
      cell: (list) => {
        const pair = stepOf(list)
        const former = list.versions.at(-2)
        return pair && former ? (
          <Link to={ways.compare(pair)}>{approvals.lists.former(former.number, count(former.size))}</Link>
        ) : null
      },
    },
    { key: 'document', title: columns.document, wrap: true, cell: ({ current }) => current?.document },
  ]
}

function Lists({ data, ways }: { data: ListsData; ways: Ways }) {
  const words = useWords()
  const { lists, redRule } = words.approvals
  return (
    <>
      <Panel title={lists.contrast.title} note={lists.contrast.note}>
        <Rows label={lists.contrast.title} rows={categoryRows(data)} columns={categoryColumns(words, ways)} />
        <Quote>{redRule.quote}</Quote>
      </Panel>
      <Panel title={lists.all} note={lists.count(data.itemLists.nodes.length)}>
        <Rows label={lists.all} rows={inOrder(words, data.itemLists.nodes)} columns={listColumns(words, ways)} />
      </Panel>
    </>
  )
}

/** The lists of delegated items and the "3+1" lists of windows: their sizes, their versions, and how they stand to each other. */
export function ListsPage({ ways }: { ways: Ways }) {
  const { approvals } = useWords()
  const { data, failure, retry } = useAnswer(ItemListsQuery, {})
  const none = data?.itemLists.nodes.length === 0
  return (
    <Page title={approvals.lists.title} lead={approvals.lists.lead} aside={<PageTools />}>
      {failure && data ? <Stale failure={failure} retry={retry} /> : null}
      {data && !none ? <Lists data={data} ways={ways} /> : null}
      {none ? <Notice kind="empty" title={approvals.lists.none} /> : null}
      {!data && failure ? <Failed failure={failure} retry={retry} /> : null}
      {!data && !failure ? <Loading /> : null}
    </Page>
  )
}

import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { count } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import { RecordLink } from '../../kit/record-link'
import { Failed, Notice, Stale, TableLoading } from '../../kit/states'
import { forWhom, listKey } from './item-list'
import type { ItemWhere } from './items-filters'
import { type Band, type Block, bandsOf, blocksOf, countOn, holds, type MatrixItem, type MatrixList } from './matrix'
import './matrix.css'

export const ItemsMatrixQuery = graphql(`
  query ItemsMatrix($where: ApprovalItemWhere) {
    itemLists(first: 50) { nodes { id name kind category agencyKind current { id size } } }
    approvalItems(first: 1000, where: $where, orderBy: [{ field: CODE }]) {
      nodes { id name domain lists { id list { id } } }
    }
  }
`)

/** The colour says who decides: the township where it is delegated, the department's station; at a window it is only taken in. */
const marks = { DELEGATED: 'mark mark-township', STATION: 'mark mark-department', WINDOW: 'mark', VILLAGE: 'mark' } as const

function Mark({ kind }: { kind: Block['kind'] }) {
  const { terms } = useWords()
  return <i className={marks[kind]} role="img" aria-label={terms.listKind[kind]} />
}

/** The first list of a kind stands apart from the kind before it. */
const cellClass = (at: number, more = '') => `cell ${at === 0 ? 'block-start' : ''} ${more}`.trim()

interface Grid {
  blocks: Block[]
  items: MatrixItem[]
}

/** How many of the shown items stand on the list; of how many, when not all of them are shown. */
function Count({ list, items }: { list: MatrixList; items: MatrixItem[] }) {
  const { approvals } = useWords()
  const shown = countOn(items, list)
  const all = list.current?.size ?? 0
  return <b>{shown === all ? count(all) : approvals.items.matrix.some(count(shown), count(all))}</b>
}

function Head({ blocks, items }: Grid) {
  const words = useWords()
  const { items: own, kind: kinds } = words.approvals
  return (
    <thead>
      <tr>
        <th scope="col" rowSpan={2} className="cell head name">
          {own.columns.name}
          <small>{own.matrix.shown(count(items.length))}</small>
        </th>
        {blocks.map(({ kind, lists }) => (
          <th key={kind} scope="colgroup" colSpan={lists.length} className="cell head group-heading">
            {kinds[kind]}
          </th>
        ))}
      </tr>
      <tr>
        {blocks.flatMap(({ lists }) =>
          lists.map((list, at) => (
            <th key={list.id} scope="col" className={cellClass(at, 'head head-list')} title={list.name}>
              <RecordLink type="ItemList" id={list.id}>
                {forWhom(words, list)}
                <Count list={list} items={items} />
              </RecordLink>
            </th>
          )),
        )}
      </tr>
    </thead>
  )
}

/** A domain and how many of its items each list holds; the number leads to them. */
function BandHead({ band: { domain, items }, blocks }: { band: Band; blocks: Block[] }) {
  const words = useWords()
  const name = words.terms.itemDomain[domain]
  return (
    <tr>
      <th scope="rowgroup" className="cell name band">
        {name}
        <small>{words.approvals.items.matrix.ofDomain(count(items.length))}</small>
      </th>
      {blocks.flatMap(({ lists }) =>
        lists.map((list, at) => {
          const own = countOn(items, list)
          const search = new URLSearchParams({ domain, list: listKey(list) })
          return (
            <td key={list.id} className={cellClass(at, 'band')}>
              {own > 0 ? (
                <Link to={`?${search}`} aria-label={words.approvals.items.matrix.cell(name, list.name, count(own))}>
                  {count(own)}
                </Link>
              ) : null}
            </td>
          )
        }),
      )}
    </tr>
  )
}

function Row({ item, blocks }: { item: MatrixItem; blocks: Block[] }) {
  return (
    <tr>
      <th scope="row" className="cell name">
        <RecordLink type="ApprovalItem" id={item.id}>
          {item.name}
        </RecordLink>
      </th>
      {blocks.flatMap(({ kind, lists }) =>
        lists.map((list, at) => (
          <td key={list.id} className={cellClass(at)}>
            {holds(item, list) ? <Mark kind={kind} /> : null}
          </td>
        )),
      )}
    </tr>
  )
}

function Table({ blocks, items }: Grid) {
  const words = useWords()
  const { matrix } = words.approvals.items
  return (
    <>
      <p className="matrix-key">
        {(['DELEGATED', 'STATION', 'WINDOW'] as const).map((kind) => (
          <span key={kind}>
            <Mark kind={kind} /> {matrix.key[kind]}
          </span>
        ))}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className="wide matrix" aria-label={matrix.label} tabIndex={0}>
        <table className="data-table">
          <Head blocks={blocks} items={items} />
          {bandsOf(words, items).map((band) => (
            <tbody key={band.domain}>
              <BandHead band={band} blocks={blocks} />
              {band.items.map((item) => (
                <Row key={item.id} item={item} blocks={blocks} />
              ))}
            </tbody>
          ))}
        </table>
      </section>
    </>
  )
}

/** Which item stands on which list: items of these conditions by domain, against every list in force. */
export function ItemsMatrix({ where }: { where: ItemWhere }) {
  const words = useWords()
  const { data, failure, retry } = useAnswer(ItemsMatrixQuery, { where })
  const { list } = words.approvals.items
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <TableLoading />
  const items = data.approvalItems.nodes
  return (
    <>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      {items.length === 0 ? (
        <Notice kind="empty" title={list.none} />
      ) : (
        <Table blocks={blocksOf(words, data.itemLists.nodes)} items={items} />
      )}
    </>
  )
}

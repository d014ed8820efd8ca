import { Button, Select } from 'antd'
import { useId } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Page, PageTools, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'
import { Failed, Loading, Notice, Stale } from '../../kit/states'
import { StatusTag } from '../../kit/status-tag'
import { Tile } from '../../kit/tile'
import { asksRedRule, type Difference, differenceOf, type Pair, readyMade } from './comparison'
import { inOrder } from './item-list'
import './lists.css'

const CompareQuery = graphql(`
  query CompareLists($versions: [ID!]!) {
    itemLists(first: 50) {
      nodes {
        id
        name
        kind
        category
        agencyKind
        current { id }
        versions { id number size since until }
      }
    }
    approvalItems(first: 1000, where: { listVersions: { id: { in: $versions } } }, orderBy: [{ field: CODE }]) {
      nodes { id code name domain department { id name } listVersions { id } }
    }
  }
`)

type Data = ResultOf<typeof CompareQuery>
type List = Data['itemLists']['nodes'][number]
type Item = Data['approvalItems']['nodes'][number]

interface Side {
  list: List
  version: List['versions'][number]
}

const sideOf = (lists: List[], id: string): Side | null =>
  lists.flatMap((list) => list.versions.map((version) => ({ list, version }))).find(({ version }) => version.id === id) ?? null

interface ChooserProps {
  label: string
  lists: List[]
  value: string
  change: (version: string) => void
}

function Chooser({ label, lists, value, change }: ChooserProps) {
  const words = useWords()
  const id = useId()
  const { versionOption } = words.approvals.lists
  const options = inOrder(words, lists).flatMap(({ name, versions }) =>
    versions.map((version) => ({
      value: version.id,
      label: versionOption(name, version.number, count(version.size), version.since, version.until),
    })),
  )
  return (
    <div>
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: 'label' }}
        value={value || undefined}
        placeholder={words.approvals.compare.choose}
        options={options}
        onChange={change}
      />
    </div>
  )
}

/** The two versions are chosen here, or taken from the comparisons that everybody asks for. */
function Choosers({ lists, pair, go }: { lists: List[]; pair: Pair; go: (pair: Pair) => void }) {
  const words = useWords()
  const { compare } = words.approvals
  const to = ({ before, after }: Pair) => `?${new URLSearchParams({ before, after })}`
  return (
    <Panel title={compare.chooser}>
      <div className="choosers">
        <Chooser label={compare.before} lists={lists} value={pair.before} change={(before) => go({ ...pair, before })} />
        <Button onClick={() => go({ before: pair.after, after: pair.before })}>{compare.swap}</Button>
        <Chooser label={compare.after} lists={lists} value={pair.after} change={(after) => go({ ...pair, after })} />
      </div>
      <p className="ready">
        {readyMade(words, lists).map(({ key, label, ...ready }) => (
          <Link key={key} to={to(ready)}>
            {label}
          </Link>
        ))}
      </p>
    </Panel>
  )
}

function ItemsTable({ label, items }: { label: string; items: Item[] }) {
  const { approvals, terms } = useWords()
  const { columns } = approvals.items
  const all: Column<Item>[] = [
    {
      key: 'name',
      title: columns.name,
      wrap: true,
      cell: ({ id, name }) => (
        <RecordLink type="ApprovalItem" id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'code', title: columns.code, width: 120, cell: ({ code }) => code },
    { key: 'domain', title: columns.domain, width: 80, cell: ({ domain }) => terms.itemDomain[domain] },
    { key: 'department', title: columns.department, width: 180, cell: ({ department }) => department.name },
  ]
  return <Rows label={label} rows={items} columns={all} />
}

const parts = ['added', 'removed', 'kept'] as const

/** “委托下放事项必须全部进驻乡镇便民窗口”, and whether it is so for these two lists. */
function RedRule({ missing }: { missing: number }) {
  const { approvals } = useWords()
  const { redRule } = approvals
  return (
    <div className="red-rule">
      <Quote>{redRule.quote}</Quote>
      {missing === 0 ? (
        <StatusTag tone="still" text={redRule.met} />
      ) : (
        <StatusTag tone="late" text={redRule.broken(count(missing))} />
      )}
    </div>
  )
}

/** What differs between two versions, and what stays. */
function Compared({ items, before, after }: { items: Item[]; before: Side; after: Side }) {
  const { approvals } = useWords()
  const difference: Difference<Item> = differenceOf(items, { before: before.version.id, after: after.version.id })
  const { added, removed } = difference
  const words = before.list.id === after.list.id ? approvals.compare.sameList : approvals.compare.twoLists
  const sum = approvals.compare.sum(before.version.size, added.length, removed.length, after.version.size)
  return (
    <>
      <div className="sums">
        {parts.map((part) => (
          <Tile key={part} label={words[part]} value={count(difference[part].length)} unit={approvals.unit} />
        ))}
      </div>
      <p className="secondary gap">{sum}</p>
      {asksRedRule(before.list, after.list) ? <RedRule missing={removed.length} /> : null}
      {parts
        .filter((part) => difference[part].length > 0)
        .map((part) => (
          <section key={part} className="difference" aria-label={words[part]}>
            <h2>{approvals.compare.part(words[part], count(difference[part].length))}</h2>
            <ItemsTable label={words[part]} items={difference[part]} />
          </section>
        ))}
    </>
  )
}

function Content({ data, pair }: { data: Data; pair: Pair }) {
  const { compare } = useWords().approvals
  const before = sideOf(data.itemLists.nodes, pair.before)
  const after = sideOf(data.itemLists.nodes, pair.after)
  if (before && after) return <Compared items={data.approvalItems.nodes} before={before} after={after} />
  const lost = (pair.before && !before) || (pair.after && !after)
  return <Notice kind={lost ? 'lost' : 'empty'} title={lost ? compare.lost : compare.none} />
}

/** Two versions of lists side by side, both of them in the address. */
export function ComparePage() {
  const { approvals } = useWords()
  const [search, setSearch] = useSearchParams()
  const pair: Pair = { before: search.get('before') ?? '', after: search.get('after') ?? '' }
  const versions = [pair.before, pair.after].filter(Boolean)
  const { data, failure, fetching, retry } = useAnswer(CompareQuery, { versions })
  const broken = failure?.code === 'BAD_INPUT'
  const go = (next: Pair) => setSearch(Object.fromEntries(Object.entries(next).filter(([, id]) => id)))
  return (
    <Page title={approvals.compare.title} lead={approvals.compare.lead} aside={<PageTools />}>
      {data ? <Choosers lists={data.itemLists.nodes} pair={pair} go={go} /> : null}
      {failure && data && !broken ? <Stale failure={failure} retry={retry} /> : null}
      {data && !broken && !fetching ? <Content data={data} pair={pair} /> : null}
      {broken ? (
        <Notice kind="lost" title={approvals.compare.lost} actions={<Link to="?">{approvals.compare.again}</Link>} />
      ) : null}
      {!data && failure && !broken ? <Failed failure={failure} retry={retry} /> : null}
      {/* Items of the former pair would make wrong numbers of this one. */}
      {!failure && (!data || fetching) ? <Loading /> : null}
    </Page>
  )
}

import { useWords, type Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { count } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage, ListView } from '../../kit/list-page'
import { RecordLink, type RecordPath, useRecordPath } from '../../kit/record-link'
import { Holder, HoldersFragment } from './holders'

const WindowsQuery = graphql(
  `
    query Windows(
      $first: Int
      $last: Int
      $after: String
      $before: String
      $where: ServiceWindowWhere
      $orderBy: [ServiceWindowOrder!]
    ) {
      serviceWindows(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
        nodes {
          id
          name
          kind
          domain
          centre { id name }
          staffedBy { __typename id name }
          guidedBy { __typename id name }
          items { totalCount }
          ...Holders
        }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  `,
  [HoldersFragment],
)

const WindowsCountQuery = graphql(`
  query WindowsCount($where: ServiceWindowWhere) {
    serviceWindows(where: $where) { totalCount }
  }
`)

type Where = WhereOf<typeof WindowsQuery>
type WindowColumn = Column<RowOf<typeof WindowsQuery>, OrderFieldOf<typeof WindowsQuery>>
type Townships = { id: string; name: string }[]

const filter = filtersOf<typeof WindowsQuery>()

function windowFilters({ windows, terms }: Words, townships: Townships): Filter<Where>[] {
  const { all, filter: label, search, searchLabel } = windows
  return [
    filter.text({
      key: 'q',
      label: label.q,
      name: searchLabel,
      hint: search,
      where: (word) => ({ name: { contains: word } }),
    }),
    filter.choice({
      key: 'centre',
      label: label.centre,
      all: all.centre,
      segmented: true,
      choices: coded(windows.centres.kind),
      where: (code) => ({ centre: { kind: { eq: code } } }),
    }),
    filter.body('township', label.township, all.township, townships),
    filter.choice({
      key: 'kind',
      label: label.kind,
      all: all.kind,
      choices: coded(terms.windowKind),
      where: (code) => ({ kind: { eq: code } }),
    }),
    filter.choice({
      key: 'domain',
      label: label.domain,
      all: all.domain,
      choices: coded(terms.itemDomain),
      where: (code) => ({ domain: { eq: code } }),
    }),
  ]
}

/** A body of any type, with the way to its page. */
export function Body({ body }: { body: { __typename: string; id: string; name: string } | null }) {
  const { table } = useWords()
  if (!body) return table.none
  return (
    <RecordLink type={body.__typename} id={body.id}>
      {body.name}
    </RecordLink>
  )
}

function windowColumns({ windows, terms }: Words): WindowColumn[] {
  const { fields } = windows
  return [
    {
      key: 'name',
      title: fields.name,
      sort: 'NAME',
      cell: ({ id, name }) => (
        <RecordLink type="ServiceWindow" id={id}>
          {name}
        </RecordLink>
      ),
    },
    {
      key: 'centre',
      title: fields.centre,
      cell: ({ centre }) => (
        <RecordLink type="ServiceCentre" id={centre.id}>
          {centre.name}
        </RecordLink>
      ),
    },
    { key: 'kind', title: fields.kind, sort: 'KIND', wrap: 'short', cell: ({ kind }) => terms.windowKind[kind] },
    {
      key: 'domain',
      title: fields.domain,
      sort: 'DOMAIN',
      hidden: true,
      cell: ({ domain }) => domain && terms.itemDomain[domain],
    },
    { key: 'staffedBy', title: fields.staffedBy, wrap: 'short', cell: ({ staffedBy }) => <Body body={staffedBy} /> },
    { key: 'guidedBy', title: fields.guidedBy, wrap: 'short', cell: ({ guidedBy }) => <Body body={guidedBy} /> },
    { key: 'primary', title: fields.primary, cell: (window) => <Holder window={window} post="primary" /> },
    { key: 'backup', title: fields.backup, cell: (window) => <Holder window={window} post="backup" /> },
    {
      key: 'items',
      title: fields.items,
      align: 'right',
      cell: ({ items }) => windows.itemsOf(count(items.totalCount)),
    },
  ]
}

function windowsList(words: Words, townships: Townships, path: RecordPath): List<typeof WindowsQuery> {
  return {
    name: 'windows',
    title: words.windows.title,
    document: WindowsQuery,
    count: WindowsCountQuery,
    columns: windowColumns(words),
    filters: windowFilters(words, townships),
    order: { column: 'centre', direction: 'asc' },
    path: ({ id }) => path('ServiceWindow', id),
    words: words.windows.list,
  }
}

interface WindowsProps {
  townships: Townships
  remit: string
}

/** Windows of all centres: who sends, who guides, who holds the two posts. */
export function WindowsPage({ townships, remit }: WindowsProps) {
  const words = useWords()
  const path = useRecordPath()
  return <ListPage list={windowsList(words, townships, path)} remit={remit} lead={words.windows.quote} />
}

/** The windows of something, inside of its page. */
export function WindowsOf({ only, townships, remit }: WindowsProps & { only: Where }) {
  const words = useWords()
  const path = useRecordPath()
  return <ListView list={{ ...windowsList(words, townships, path), only }} remit={remit} />
}

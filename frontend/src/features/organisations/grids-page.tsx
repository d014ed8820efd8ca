import { useWords, type Words } from '../../i18n'
import { type Body, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import { BodyNames } from './body-names'

const GridsQuery = graphql(`
  query Grids($first: Int, $last: Int, $after: String, $before: String, $where: GridWhere, $orderBy: [GridOrder!]) {
    grids(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        name
        code
        village { id name }
        township { id name }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const GridsCountQuery = graphql(`
  query GridsCount($where: GridWhere) {
    grids(where: $where) { totalCount }
  }
`)

type Where = WhereOf<typeof GridsQuery>
type GridColumn = Column<RowOf<typeof GridsQuery>, OrderFieldOf<typeof GridsQuery>>

const filter = filtersOf<typeof GridsQuery>()

function filters({ organisations }: Words, townships: Body[]): Filter<Where>[] {
  const { fields, villages, grids } = organisations
  return [
    filter.text({
      key: 'q',
      label: fields.name ?? 'q',
      name: grids.searchLabel,
      hint: grids.search,
      where: (word) => ({ or: [{ name: { contains: word } }, { code: { startsWith: word } }] }),
    }),
    filter.body('township', villages.host, villages.all.township, townships),
  ]
}

function columns({ organisations }: Words): GridColumn[] {
  const { fields, villages } = organisations
  const title = (field: string) => fields[field] ?? field
  return [
    { key: 'name', title: title('name'), sort: 'NAME', cell: (row) => <BodyNames type="Grid" bodies={[row]} /> },
    { key: 'code', title: title('code'), sort: 'CODE', cell: ({ code }) => code },
    { key: 'village', title: title('village'), cell: ({ village }) => <BodyNames type="Village" bodies={[village]} /> },
    { key: 'township', title: villages.host, cell: ({ township }) => <BodyNames type="Township" bodies={[township]} /> },
  ]
}

/** Grids: the first level of an event. */
export function GridsPage({ remit, townships }: { remit: string; townships: Body[] }) {
  const words = useWords()
  const path = useRecordPath()
  const { grids } = words.organisations
  const list: List<typeof GridsQuery> = {
    name: 'grids',
    title: grids.title,
    document: GridsQuery,
    count: GridsCountQuery,
    columns: columns(words),
    filters: filters(words, townships),
    order: { column: 'code', direction: 'asc' },
    path: ({ id }) => path('Grid', id),
    words: grids.list,
  }
  return <ListPage list={list} remit={remit} lead={grids.lead} />
}

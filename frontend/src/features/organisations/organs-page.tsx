import { useWords, type Words } from '../../i18n'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { type Above, OpenOrgan } from './open-acts'

const OrgansQuery = graphql(`
  query Organs($first: Int, $last: Int, $after: String, $before: String, $where: OrganWhere, $orderBy: [OrganOrder!]) {
    organs(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes { id name code purpose }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const OrgansCountQuery = graphql(`
  query OrgansCount($where: OrganWhere) {
    organs(where: $where) { totalCount }
  }
`)

function columns({ organisations, master, terms }: Words): Column<RowOf<typeof OrgansQuery>, OrderFieldOf<typeof OrgansQuery>>[] {
  const { fields } = organisations
  return [
    { key: 'name', title: fields.name ?? 'name', sort: 'NAME', cell: ({ name }) => name },
    { key: 'purpose', title: master.purpose, sort: 'PURPOSE', cell: ({ purpose }) => terms.organPurpose[purpose] },
    { key: 'code', title: fields.code ?? 'code', sort: 'CODE', cell: ({ code }) => code },
  ]
}

/** Organs of the district: each purpose has one, and the posts of the district belong to them. */
export function OrgansPage({ remit, organ }: { remit: string; organ: Above | null }) {
  const words = useWords()
  const { master } = words
  const list: List<typeof OrgansQuery> = {
    name: 'organs',
    title: words.nav.pages.organs,
    document: OrgansQuery,
    count: OrgansCountQuery,
    columns: columns(words),
    filters: [],
    order: { column: 'code', direction: 'asc' },
    path: () => null,
    words: master.organs,
  }
  return <ListPage list={list} remit={remit} lead={master.organs.lead} acts={organ ? <OpenOrgan organ={organ} /> : null} />
}

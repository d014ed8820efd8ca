import { useWords, type Words } from '../../i18n'
import { coded, filtersOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { CloseUnit } from './close-acts'
import { type Above, OpenUnit } from './open-acts'
import { RenameUnit } from './rename-acts'

const UnitsQuery = graphql(`
  query Units($first: Int, $last: Int, $after: String, $before: String, $where: UnitWhere, $orderBy: [UnitOrder!]) {
    units(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes { id name code unitKind closedOn successor { name } version can }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const UnitsCountQuery = graphql(`
  query UnitsCount($where: UnitWhere) {
    units(where: $where) { totalCount }
  }
`)

type UnitColumn = Column<RowOf<typeof UnitsQuery>, OrderFieldOf<typeof UnitsQuery>>

const filter = filtersOf<typeof UnitsQuery>()

function columns({ organisations, master, terms }: Words): UnitColumn[] {
  const title = (field: string) => organisations.fields[field] ?? field
  return [
    { key: 'name', title: title('name'), sort: 'NAME', cell: ({ name }) => name },
    { key: 'code', title: title('code'), sort: 'CODE', cell: ({ code }) => code },
    { key: 'kind', title: title('kind'), sort: 'UNIT_KIND', cell: ({ unitKind }) => terms.unitKind[unitKind] },
    {
      key: 'closed',
      title: title('closedOn'),
      sort: 'CLOSED_ON',
      given: (rows) => rows.some(({ closedOn }) => closedOn !== null),
      cell: ({ closedOn, successor }) => closedOn && `${closedOn}${successor ? master.into(successor.name) : ''}`,
    },
    {
      key: 'acts',
      title: master.acts,
      given: (rows) => rows.some(({ can }) => can.length > 0),
      cell: (row) => (
        <>
          <RenameUnit unit={row} />
          <CloseUnit unit={row} />
        </>
      ),
    },
  ]
}

/** Other units: they take part in joint work, or send people to windows. */
export function UnitsPage({ remit, organ }: { remit: string; organ: Above | null }) {
  const words = useWords()
  const { master, organisations, terms } = words
  const { fields, townships } = organisations
  const list: List<typeof UnitsQuery> = {
    name: 'units',
    title: words.nav.pages.units,
    document: UnitsQuery,
    count: UnitsCountQuery,
    columns: columns(words),
    filters: [
      filter.text({
        key: 'q',
        label: fields.name ?? 'q',
        name: townships.searchLabel,
        hint: fields.name ?? 'q',
        where: (word) => ({ name: { contains: word } }),
      }),
      filter.choice({
        key: 'kind',
        label: fields.kind ?? 'kind',
        all: organisations.agencies.all.kind,
        choices: coded(terms.unitKind),
        where: (code) => ({ unitKind: { eq: code } }),
      }),
    ],
    order: { column: 'code', direction: 'asc' },
    path: () => null,
    words: master.units,
  }
  return <ListPage list={list} remit={remit} lead={master.units.lead} acts={organ ? <OpenUnit organ={organ} /> : null} />
}

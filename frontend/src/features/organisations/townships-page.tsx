import { useWords, type Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { named } from './named'
import { numberColumn } from './number-column'
import { type Above, OpenTownship } from './open-acts'

const TownshipsQuery = graphql(`
  query Townships(
    $first: Int
    $last: Int
    $after: String
    $before: String
    $where: TownshipWhere
    $orderBy: [TownshipOrder!]
    $asOf: Date
  ) {
    townships(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy, asOf: $asOf) {
      nodes {
        id
        name
        code
        form
        category
        villageCount
        gridCount
        a: agencies(where: { managementClass: { eq: A } }) { totalCount }
        b: agencies(where: { managementClass: { eq: B } }) { totalCount }
        personnel { totalCount }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const TownshipsCountQuery = graphql(`
  query TownshipsCount($where: TownshipWhere, $asOf: Date) {
    townships(where: $where, asOf: $asOf) { totalCount }
  }
`)

type Where = WhereOf<typeof TownshipsQuery>
type Row = RowOf<typeof TownshipsQuery>
type TownshipColumn = Column<Row, OrderFieldOf<typeof TownshipsQuery>>

const filter = filtersOf<typeof TownshipsQuery>()

function filters({ organisations, terms }: Words): Filter<Where>[] {
  const { fields, townships } = organisations
  return [
    filter.text({ key: 'q', label: fields.name ?? 'q', name: townships.searchLabel, hint: townships.search, where: named }),
    filter.choice({
      key: 'category',
      label: fields.category ?? 'category',
      all: townships.all.category,
      choices: coded(terms.townshipCategory),
      where: (code) => ({ category: { eq: code } }),
    }),
    filter.choice({
      key: 'form',
      label: fields.form ?? 'form',
      all: townships.all.form,
      choices: coded(terms.townshipForm),
      where: (code) => ({ form: { eq: code } }),
    }),
  ]
}

/** What a township has of a type, and where it is listed. */
const of = (type: string, value: (row: Row) => number) => ({ type, value, filters: ({ id }: Row) => ({ township: id }) })
const agenciesOf = (letter: string, value: (row: Row) => number) => ({
  type: 'Agency',
  value,
  filters: ({ id }: Row) => ({ township: id, class: letter }),
})

function columns({ organisations, terms }: Words): TownshipColumn[] {
  const { fields, townships } = organisations
  const title = (field: string) => fields[field] ?? field
  return [
    {
      key: 'name',
      title: title('name'),
      sort: 'NAME_PINYIN',
      cell: ({ id, name }) => (
        <RecordLink type="Township" id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'code', title: title('code'), sort: 'CODE', cell: ({ code }) => code },
    { key: 'form', title: title('form'), sort: 'FORM', cell: ({ form }) => terms.townshipForm[form] },
    { key: 'category', title: title('category'), sort: 'CATEGORY', cell: ({ category }) => terms.townshipCategory[category] },
    numberColumn(
      'a',
      townships.columns.a,
      agenciesOf('A', ({ a }) => a.totalCount),
    ),
    numberColumn(
      'b',
      townships.columns.b,
      agenciesOf('B', ({ b }) => b.totalCount),
    ),
    numberColumn(
      'staff',
      townships.columns.staff,
      of('Staff', ({ personnel }) => personnel.totalCount),
    ),
    numberColumn(
      'villages',
      title('villageCount'),
      of('Village', ({ villageCount }) => villageCount),
      'VILLAGE_COUNT',
    ),
    numberColumn(
      'grids',
      title('gridCount'),
      of('Grid', ({ gridCount }) => gridCount),
      'GRID_COUNT',
    ),
  ]
}

/** Towns, townships and sub-districts: what stands in each. */
export function TownshipsPage({ remit, organ }: { remit: string; organ: Above | null }) {
  const words = useWords()
  const path = useRecordPath()
  const { townships } = words.organisations
  const list: List<typeof TownshipsQuery> = {
    name: 'townships',
    title: townships.title,
    document: TownshipsQuery,
    count: TownshipsCountQuery,
    columns: columns(words),
    filters: filters(words),
    order: { column: 'code', direction: 'asc' },
    path: ({ id }) => path('Township', id),
    words: townships.list,
    dated: true,
    note: (rows) => (rows.some(({ personnel }) => personnel.totalCount > 0) ? townships.note : null),
  }
  return <ListPage list={list} remit={remit} lead={townships.lead} acts={organ ? <OpenTownship organ={organ} /> : null} />
}

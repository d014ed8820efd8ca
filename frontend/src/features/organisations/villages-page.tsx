import { useWords, type Words } from '../../i18n'
import { type Body, coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import { BodyNames } from './body-names'
import { named } from './named'
import { numberColumn } from './number-column'

const VillagesQuery = graphql(`
  query Villages($first: Int, $last: Int, $after: String, $before: String, $where: VillageWhere, $orderBy: [VillageOrder!]) {
    villages(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        name
        code
        form
        township { id name }
        grids { totalCount }
        serviceCentre { id name }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const VillagesCountQuery = graphql(`
  query VillagesCount($where: VillageWhere) {
    villages(where: $where) { totalCount }
  }
`)

type Where = WhereOf<typeof VillagesQuery>
type VillageColumn = Column<RowOf<typeof VillagesQuery>, OrderFieldOf<typeof VillagesQuery>>

const filter = filtersOf<typeof VillagesQuery>()

function filters({ organisations, terms }: Words, townships: Body[]): Filter<Where>[] {
  const { fields, villages, townships: words } = organisations
  return [
    filter.text({ key: 'q', label: fields.name ?? 'q', name: words.searchLabel, hint: words.search, where: named }),
    filter.choice({
      key: 'form',
      label: fields.form ?? 'form',
      all: villages.all.form,
      segmented: true,
      choices: coded(terms.villageForm),
      where: (code) => ({ form: { eq: code } }),
    }),
    filter.body('township', fields.township ?? 'township', villages.all.township, townships),
  ]
}

function columns({ organisations, terms }: Words): VillageColumn[] {
  const { fields, villages } = organisations
  const title = (field: string) => fields[field] ?? field
  return [
    { key: 'name', title: title('name'), sort: 'NAME_PINYIN', cell: (row) => <BodyNames type="Village" bodies={[row]} /> },
    { key: 'code', title: title('code'), sort: 'CODE', cell: ({ code }) => code },
    { key: 'form', title: title('form'), sort: 'FORM', cell: ({ form }) => terms.villageForm[form] },
    { key: 'township', title: villages.host, cell: ({ township }) => <BodyNames type="Township" bodies={[township]} /> },
    numberColumn('grids', title('gridCount'), {
      type: 'Grid',
      value: ({ grids }) => grids.totalCount,
      filters: ({ name, township }) => ({ q: name, township: township.id }), // a grid is called after its village
    }),
    {
      key: 'centre',
      title: title('serviceCentre'),
      given: (rows) => rows.some(({ serviceCentre }) => serviceCentre !== null),
      cell: ({ serviceCentre }) => serviceCentre && <BodyNames type="ServiceCentre" bodies={[serviceCentre]} />,
    },
  ]
}

/** Villages and communities: the second level of an event. */
export function VillagesPage({ remit, townships }: { remit: string; townships: Body[] }) {
  const words = useWords()
  const path = useRecordPath()
  const { villages } = words.organisations
  const list: List<typeof VillagesQuery> = {
    name: 'villages',
    title: villages.title,
    document: VillagesQuery,
    count: VillagesCountQuery,
    columns: columns(words),
    filters: filters(words, townships),
    order: { column: 'code', direction: 'asc' },
    path: ({ id }) => path('Village', id),
    words: villages.list,
  }
  return <ListPage list={list} remit={remit} lead={villages.lead} />
}

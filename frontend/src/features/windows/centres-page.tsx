import { useWords, type Words } from '../../i18n'
import { coded, type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { count } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'

const CentresQuery = graphql(`
  query Centres(
    $first: Int
    $last: Int
    $after: String
    $before: String
    $where: ServiceCentreWhere
    $orderBy: [ServiceCentreOrder!]
  ) {
    serviceCentres(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        name
        kind
        township { id name }
        village { id name }
        windows { totalCount }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const CentresCountQuery = graphql(`
  query CentresCount($where: ServiceCentreWhere) {
    serviceCentres(where: $where) { totalCount }
  }
`)

type Townships = { id: string; name: string }[]

const filter = filtersOf<typeof CentresQuery>()

function centreFilters({ windows }: Words, townships: Townships): Filter<WhereOf<typeof CentresQuery>>[] {
  const { all, filter: label, search, searchLabel } = windows.centres
  return [
    filter.text({
      key: 'q',
      label: label.q,
      name: searchLabel,
      hint: search,
      where: (word) => ({ name: { contains: word } }),
    }),
    filter.choice({
      key: 'kind',
      label: label.kind,
      all: all.kind,
      segmented: true,
      choices: coded(windows.centres.kind),
      where: (code) => ({ kind: { eq: code } }),
    }),
    filter.body('township', label.township, all.township, townships),
  ]
}

function centreColumns({ windows, terms }: Words): Column<RowOf<typeof CentresQuery>, OrderFieldOf<typeof CentresQuery>>[] {
  const { fields } = windows.centres
  return [
    {
      key: 'name',
      title: fields.name,
      sort: 'NAME',
      cell: ({ id, name }) => (
        <RecordLink type="ServiceCentre" id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'kind', title: fields.kind, sort: 'KIND', cell: ({ kind }) => terms.centreKind[kind] },
    {
      key: 'township',
      title: fields.township,
      cell: ({ township }) => (
        <RecordLink type="Township" id={township.id}>
          {township.name}
        </RecordLink>
      ),
    },
    {
      key: 'village',
      title: fields.village,
      cell: ({ village }) =>
        village && (
          <RecordLink type="Village" id={village.id}>
            {village.name}
          </RecordLink>
        ),
    },
    {
      key: 'windows',
      title: fields.windows,
      align: 'right',
      cell: (centre) => windows.windowsOf(count(centre.windows.totalCount)),
    },
  ]
}

/** The service centres of townships and villages. */
export function CentresPage({ townships, remit }: { townships: Townships; remit: string }) {
  const words = useWords()
  const path = useRecordPath()
  const { centres } = words.windows
  const list: List<typeof CentresQuery> = {
    name: 'centres',
    title: centres.title,
    document: CentresQuery,
    count: CentresCountQuery,
    columns: centreColumns(words),
    filters: centreFilters(words, townships),
    order: { column: 'township', direction: 'asc' },
    path: ({ id }) => path('ServiceCentre', id),
    words: centres.list,
  }
  return <ListPage list={list} remit={remit} lead={centres.lead} />
}

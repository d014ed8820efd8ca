import { useWords, type Words } from '../../i18n'
import { type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { Share } from '../../kit/mask'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { SealState } from './seal-state'

const SealsQuery = graphql(`
  query Seals($first: Int, $last: Int, $after: String, $before: String, $where: SealWhere, $orderBy: [SealOrder!]) {
    seals(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        number
        name
        engravedOn
        activatedOn
        deactivatedOn
        active
        custodianName
        custodian { id }
        township { id name }
        masked { field reason }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const SealsCountQuery = graphql(`
  query SealsCount($where: SealWhere) {
    seals(where: $where) { totalCount }
  }
`)

type Seal = RowOf<typeof SealsQuery>
type SealColumn = Column<Seal, OrderFieldOf<typeof SealsQuery>>
type Townships = { id: string; name: string }[]

const filter = filtersOf<typeof SealsQuery>()

function sealFilters({ approvals }: Words, townships: Townships): Filter<WhereOf<typeof SealsQuery>>[] {
  const { all, filter: label, state, search, searchLabel } = approvals.seals
  return [
    filter.text({
      key: 'q',
      label: label.q,
      name: searchLabel,
      hint: search,
      where: (word) => ({ name: { contains: word } }),
    }),
    filter.body('township', label.township, all.township, townships),
    filter.yesNo({
      key: 'active',
      label: label.state,
      all: all.state,
      yes: state.active,
      no: state.inactive,
      where: (yes) => ({ active: { eq: yes } }),
    }),
  ]
}

type Held = Pick<ResultOf<typeof SealsQuery>['seals']['nodes'][number], 'id' | 'masked' | 'custodianName' | 'custodian'>

/** Who keeps the seal, for those who may know; with a way to the person's page where that is theirs, too. */
export function Custodian({ seal, label }: { seal: Held; label: string }) {
  const { approvals } = useWords()
  const name = seal.custodianName ?? approvals.seals.nobody
  return (
    <Share row={seal} field="custodianName" label={label}>
      {seal.custodian ? (
        <RecordLink type="Staff" id={seal.custodian.id}>
          {name}
        </RecordLink>
      ) : (
        name
      )}
    </Share>
  )
}

function sealColumns({ approvals }: Words): SealColumn[] {
  const { fields, number } = approvals.seals
  return [
    {
      key: 'number',
      title: fields.number,
      sort: 'NUMBER',
      cell: (seal) => (
        <RecordLink type="Seal" id={seal.id}>
          {number(seal.number)}
        </RecordLink>
      ),
    },
    { key: 'name', title: fields.name, sort: 'NAME', wrap: true, cell: ({ name }) => name },
    {
      key: 'township',
      title: fields.township,
      cell: ({ township }) => (
        <RecordLink type="Township" id={township.id}>
          {township.name}
        </RecordLink>
      ),
    },
    { key: 'engraved', title: fields.engravedOn, sort: 'ENGRAVED_ON', cell: ({ engravedOn }) => engravedOn },
    { key: 'activated', title: fields.activatedOn, sort: 'ACTIVATED_ON', cell: ({ activatedOn }) => activatedOn },
    { key: 'state', title: fields.active, sort: 'ACTIVE', cell: (seal) => <SealState seal={seal} /> },
    {
      key: 'custodian',
      title: fields.custodianName,
      cell: (seal) => <Custodian seal={seal} label={approvals.seals.custodianOf(seal.number)} />,
    },
  ]
}

/** The register of the townships' approval seals. */
export function SealsPage({ townships, remit }: { townships: Townships; remit: string }) {
  const words = useWords()
  const path = useRecordPath()
  const { seals } = words.approvals
  const list: List<typeof SealsQuery> = {
    name: 'seals',
    title: seals.title,
    document: SealsQuery,
    count: SealsCountQuery,
    columns: sealColumns(words),
    filters: sealFilters(words, townships),
    order: { column: 'number', direction: 'asc' },
    path: ({ id }) => path('Seal', id),
    words: seals.list,
  }
  return <ListPage list={list} remit={remit} lead={seals.lead} />
}

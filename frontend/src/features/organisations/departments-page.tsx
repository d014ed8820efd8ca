import { useWords, type Words } from '../../i18n'
import { type Filter, filtersOf, type WhereOf } from '../../kit/filters'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { RecordLink, useRecordPath } from '../../kit/record-link'
import { named } from './named'
import { numberColumn } from './number-column'
import { type Above, OpenDepartment } from './open-acts'

const DepartmentsQuery = graphql(`
  query Departments(
    $first: Int
    $last: Int
    $after: String
    $before: String
    $where: DepartmentWhere
    $orderBy: [DepartmentOrder!]
  ) {
    departments(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes {
        id
        name
        code
        a: agencies(where: { managementClass: { eq: A } }) { totalCount }
        b: agencies(where: { managementClass: { eq: B } }) { totalCount }
        personnel { totalCount }
        items { totalCount }
      }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const DepartmentsCountQuery = graphql(`
  query DepartmentsCount($where: DepartmentWhere) {
    departments(where: $where) { totalCount }
  }
`)

type Where = WhereOf<typeof DepartmentsQuery>
type Row = RowOf<typeof DepartmentsQuery>
type DepartmentColumn = Column<Row, OrderFieldOf<typeof DepartmentsQuery>>

const filter = filtersOf<typeof DepartmentsQuery>()
/** A department that has an agency, of whichever class. */
const sending: Where = { agencies: { managementClass: { in: ['A', 'B'] } } }

function filters({ organisations }: Words): Filter<Where>[] {
  const { fields, townships, departments } = organisations
  return [
    filter.text({ key: 'q', label: fields.name ?? 'q', name: townships.searchLabel, hint: townships.search, where: named }),
    filter.yesNo({
      key: 'sends',
      label: departments.sends.label,
      all: departments.all.sends,
      yes: departments.sends.yes,
      no: departments.sends.no,
      where: (yes) => (yes ? sending : { not: sending }),
    }),
  ]
}

/** What a department has of a type, and where it is listed. */
const of = (type: string, value: (row: Row) => number, more: Record<string, string> = {}) => ({
  type,
  value,
  filters: ({ id }: Row) => ({ department: id, ...more }),
})

function columns({ organisations }: Words): DepartmentColumn[] {
  const { fields, townships, departments } = organisations
  return [
    {
      key: 'name',
      title: fields.name ?? 'name',
      sort: 'NAME_PINYIN',
      cell: ({ id, name }) => (
        <RecordLink type="Department" id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'code', title: fields.code ?? 'code', sort: 'CODE', cell: ({ code }) => code },
    numberColumn(
      'a',
      townships.columns.a,
      of('Agency', ({ a }) => a.totalCount, { class: 'A' }),
    ),
    numberColumn(
      'b',
      townships.columns.b,
      of('Agency', ({ b }) => b.totalCount, { class: 'B' }),
    ),
    numberColumn(
      'staff',
      departments.columns.staff,
      of('Staff', ({ personnel }) => personnel.totalCount),
    ),
    numberColumn(
      'items',
      departments.columns.items,
      of('ApprovalItem', ({ items }) => items.totalCount),
    ),
  ]
}

/** Departments: those that send agencies, and owners of items. */
export function DepartmentsPage({ remit, organ }: { remit: string; organ: Above | null }) {
  const words = useWords()
  const path = useRecordPath()
  const { departments, townships } = words.organisations
  const list: List<typeof DepartmentsQuery> = {
    name: 'departments',
    title: departments.title,
    document: DepartmentsQuery,
    count: DepartmentsCountQuery,
    columns: columns(words),
    filters: filters(words),
    order: { column: 'code', direction: 'asc' },
    path: ({ id }) => path('Department', id),
    words: departments.list,
    note: (rows) => (rows.some(({ personnel }) => personnel.totalCount > 0) ? townships.note : null),
  }
  return <ListPage list={list} remit={remit} lead={departments.lead} acts={organ ? <OpenDepartment organ={organ} /> : null} />
}

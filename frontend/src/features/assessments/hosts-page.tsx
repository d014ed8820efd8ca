import { useWords, type Words } from '../../i18n'
import { TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { filtersOf } from '../../kit/filters'
import { score } from '../../kit/format'
import { graphql } from '../../kit/graphql'
import type { Column, List, OrderFieldOf, RowOf } from '../../kit/list'
import { ListPage } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'

const HostSharesQuery = graphql(`
  query HostShares(
    $first: Int
    $last: Int
    $after: String
    $before: String
    $where: HostShareWhere
    $orderBy: [HostShareOrder!]
  ) {
    hostShares(first: $first, last: $last, after: $after, before: $before, where: $where, orderBy: $orderBy) {
      nodes { id year person days score version can township { name } assessment { id } }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
`)

const HostSharesCountQuery = graphql(`
  query HostSharesCount($where: HostShareWhere) {
    hostShares(where: $where) { totalCount }
  }
`)

const scoreShare = graphql(`
  mutation ScoreShare($input: ScoreInput!) {
    hostShareScore(input: $input) { errors { field code message } hostShare { id } }
  }
`)

type Row = RowOf<typeof HostSharesQuery>

const filter = filtersOf<typeof HostSharesQuery>()

function EnterShare({ row }: { row: Row }) {
  const { assessments } = useWords()
  return (
    <ActButton
      row={row}
      act="host_share.score"
      mutation={scoreShare}
      label={assessments.hosts.enter}
      input={(form) => ({ id: row.id, version: row.version, score: textOf(form, 'score') })}
    >
      <p>{assessments.hosts.enterText(row.person, row.days)}</p>
      <TextField name="score" label={assessments.enterLabel} inputMode="decimal" defaultValue={row.score ?? ''} />
    </ActButton>
  )
}

function columns({ assessments, master, table }: Words): Column<Row, OrderFieldOf<typeof HostSharesQuery>>[] {
  const { hosts } = assessments
  return [
    { key: 'person', title: hosts.person, sort: 'PERSON', cell: ({ person }) => person },
    { key: 'year', title: hosts.year, sort: 'YEAR', align: 'right', cell: ({ year }) => String(year) },
    { key: 'township', title: hosts.township, cell: ({ township }) => township.name },
    { key: 'days', title: hosts.days, sort: 'DAYS', align: 'right', cell: ({ days }) => hosts.dayCount(days) },
    {
      key: 'score',
      title: hosts.score,
      sort: 'SCORE',
      align: 'right',
      cell: (row) => (row.score ? score(row.score) : table.none),
    },
    {
      key: 'acts',
      title: master.acts,
      given: (rows) => rows.some(({ can }) => can.length > 0),
      cell: (row) => <EnterShare row={row} />,
    },
  ]
}

/** People who changed hosts within the year: each host scores the days that it had them. */
export function HostsPage({ remit }: { remit: string }) {
  const words = useWords()
  const path = useRecordPath()
  const { hosts } = words.assessments
  const list: List<typeof HostSharesQuery> = {
    name: 'hostShares',
    title: words.nav.pages.hostShares,
    document: HostSharesQuery,
    count: HostSharesCountQuery,
    columns: columns(words),
    filters: [
      filter.text({
        key: 'q',
        label: hosts.person,
        name: hosts.search,
        hint: hosts.person,
        where: (word) => ({ person: { contains: word } }),
      }),
    ],
    order: { column: 'year', direction: 'desc' },
    path: ({ assessment }) => assessment && path('Assessment', assessment.id),
    words: hosts.list,
  }
  return <ListPage list={list} remit={remit} lead={hosts.lead} />
}

import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import type { WhereOf } from '../../kit/filters'
import { count } from '../../kit/format'
import type { ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'
import { Failed, Notice, Stale, TableLoading } from '../../kit/states'
import { AgenciesByBodyQuery, type AgenciesQuery } from './agency-query'
import { BodyNames } from './body-names'

type Agency = ResultOf<typeof AgenciesByBodyQuery>['agencies']['nodes'][number]
export type Side = 'township' | 'department'

interface Group {
  id: string
  name: string
  code: string
  agencies: Agency[]
}

/** Agencies under the body on one of their two sides, bodies in the order of their codes. */
export function groupsOf(agencies: Agency[], side: Side): Group[] {
  const groups = new Map<string, Group>()
  for (const agency of agencies) {
    const { id, name, code } = agency[side]
    const group = groups.get(id) ?? { id, name, code, agencies: [] }
    group.agencies.push(agency)
    groups.set(id, group)
  }
  return [...groups.values()].sort((one, other) => (one.code < other.code ? -1 : 1))
}

function columnsOf({ organisations, terms }: Words, side: Side): Column<Group>[] {
  const { fields, agencies: words } = organisations
  const ofClass = (letter: 'A' | 'B', agencies: Agency[]) => agencies.filter((one) => one.managementClass === letter)
  const classColumns = (['A', 'B'] as const).flatMap((letter): Column<Group>[] => [
    {
      key: letter,
      title: terms.managementClass[letter],
      align: 'right',
      cell: ({ agencies }) => <b>{count(ofClass(letter, agencies).length)}</b>,
    },
    {
      key: `${letter}-names`,
      title: terms.classMeaning[letter],
      wrap: true,
      cell: ({ agencies }) => <BodyNames type="Agency" bodies={ofClass(letter, agencies)} />,
    },
  ])
  return [
    {
      key: 'body',
      title: fields[side] ?? side,
      cell: ({ id, name }) => (
        <RecordLink type={side === 'township' ? 'Township' : 'Department'} id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'total', title: words.group.total, align: 'right', cell: ({ agencies }) => count(agencies.length) },
    ...classColumns,
  ]
}

/** Every agency under its township or its department, divided by class. */
export function AgenciesByBody({ side, where, asOf }: { side: Side; where: WhereOf<typeof AgenciesQuery>; asOf?: string }) {
  const words = useWords()
  const { agencies } = words.organisations
  const { data, failure, fetching, retry } = useAnswer(AgenciesByBodyQuery, { where, asOf })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <TableLoading />
  const rows = groupsOf(data.agencies.nodes, side)
  if (rows.length === 0) return <Notice kind="empty" title={agencies.list.none} />
  return (
    <>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      <Rows label={agencies.views[side]} rows={rows} columns={columnsOf(words, side)} busy={fetching} />
      {data.agencies.pageInfo.hasNextPage ? <p>{agencies.more(count(data.agencies.nodes.length))}</p> : null}
    </>
  )
}

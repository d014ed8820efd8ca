import { Link } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { count } from '../../kit/format'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Facts, Panel } from '../../kit/page'
import { Rows } from '../../kit/rows'
import type { Pair } from './comparison'

export const ListRecordFragment = graphql(`
  fragment ListRecord on ItemList {
    id
    code
    name
    kind
    category
    agencyKind
    current { id number size since }
    versions { id number size since until document }
  }
`)

type Fragment = FragmentOf<typeof ListRecordFragment>
type Version = ResultOf<typeof ListRecordFragment>['versions'][number]

export const listOf = (list: Fragment) => readFragment(ListRecordFragment, list)

/** The versions of the list, newest first. */
export const versionsOf = (list: Fragment): Version[] => listOf(list).versions.toReversed()

/** The list as a record; every member reads all of it. */
export function listRecord({ approvals }: Words, list: Fragment) {
  const { id } = listOf(list)
  const fields = Object.entries(approvals.lists.fields).map(([field, name]) => ({ field, name }))
  return { id, masked: [], fields, title: approvals.lists.record }
}

/** Which list this is, in one line. */
export function ListHead({ list }: { list: Fragment }) {
  const { approvals, terms } = useWords()
  const { kind, current } = listOf(list)
  return (
    <>
      <span className="strong">{terms.listKind[kind]}</span>
      {current ? (
        <>
          <span>{approvals.lists.inForce(current.number, current.since)}</span>
          <span>{approvals.items.of(count(current.size))}</span>
        </>
      ) : (
        <span>{approvals.lists.notInForce}</span>
      )}
    </>
  )
}

function versionColumns({ approvals }: Words, versions: Version[], compare: (pair: Pair) => string): Column<Version>[] {
  const { columns, version, now } = approvals.lists
  return [
    { key: 'version', title: columns.version, cell: ({ number }) => version(number) },
    { key: 'size', title: columns.size, align: 'right', cell: ({ size }) => approvals.items.of(count(size)) },
    { key: 'since', title: columns.since, cell: ({ since }) => since },
    { key: 'until', title: columns.until, cell: ({ until }) => until ?? now },
    { key: 'document', title: columns.document, wrap: true, cell: ({ document }) => document },
    {
      key: 'compare',
      title: columns.compare,
      cell: ({ id }) => {
        const before = versions[versions.findIndex((one) => one.id === id) + 1]
        return before ? <Link to={compare({ before: before.id, after: id })}>{approvals.compare.withFormer}</Link> : null
      },
    },
  ]
}

/** What the list is, and every version of it. */
export function ListBasics({ list, compare }: { list: Fragment; compare: (pair: Pair) => string }) {
  const words = useWords()
  const { approvals, terms } = words
  const { code, kind, category, agencyKind } = listOf(list)
  const { fields, versions: title } = approvals.lists
  const versions = versionsOf(list)
  return (
    <>
      <Panel title={approvals.lists.record}>
        <Facts
          facts={[
            { label: fields.kind, value: terms.listKind[kind] },
            ...(category ? [{ label: fields.category, value: terms.townshipCategory[category] }] : []),
            ...(agencyKind ? [{ label: fields.agencyKind, value: terms.agencyKind[agencyKind] }] : []),
            { label: fields.code, value: code },
          ]}
        />
      </Panel>
      <Panel title={title}>
        <Rows label={title} rows={versions} columns={versionColumns(words, versions, compare)} />
      </Panel>
    </>
  )
}

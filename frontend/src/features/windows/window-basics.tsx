import { useWords, type Words } from '../../i18n'
import { count } from '../../kit/format'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Facts, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'
import { Notice } from '../../kit/states'
import { Holder, HoldersFragment } from './holders'
import { Body } from './windows-list'

export const WindowFragment = graphql(
  `
    fragment Window on ServiceWindow {
      id
      name
      kind
      domain
      centre { id name }
      township { id name }
      staffedBy { __typename id name }
      guidedBy { __typename id name }
      masked { field reason }
      items(first: 100, orderBy: [{ field: CODE }]) {
        totalCount
        nodes { id code name onsiteVisits promiseDays department { id name } }
      }
      ...Holders
    }
  `,
  [HoldersFragment],
)

type Fragment = FragmentOf<typeof WindowFragment>
type Item = ResultOf<typeof WindowFragment>['items']['nodes'][number]

/** The window as a record of which who holds the posts may be masked. */
export function windowRecord({ windows }: Words, window: Fragment) {
  const { id, masked } = readFragment(WindowFragment, window)
  const fields = Object.entries(windows.fields).map(([field, name]) => ({ field, name }))
  return { id, masked, fields, title: windows.record }
}

/** Which window this is, in one line. */
export function WindowHead({ window }: { window: Fragment }) {
  const words = useWords()
  const { kind, centre, township, items } = readFragment(WindowFragment, window)
  return (
    <>
      <span className="strong">{words.terms.windowKind[kind]}</span>
      <RecordLink type="ServiceCentre" id={centre.id}>
        {centre.name}
      </RecordLink>
      <RecordLink type="Township" id={township.id}>
        {township.name}
      </RecordLink>
      <span>{words.windows.itemsOf(count(items.totalCount))}</span>
    </>
  )
}

/** Who stands at the window, who guides it, and who holds its two posts. */
export function WindowBasics({ window }: { window: Fragment }) {
  const { windows, terms, table } = useWords()
  const row = readFragment(WindowFragment, window)
  const { fields, panels } = windows
  return (
    <div className="panels">
      <Panel title={panels.who}>
        <Facts
          facts={[
            { label: fields.kind, value: terms.windowKind[row.kind] },
            { label: fields.domain, value: row.domain ? terms.itemDomain[row.domain] : table.none },
            { label: fields.staffedBy, value: <Body body={row.staffedBy} /> },
            { label: fields.guidedBy, value: <Body body={row.guidedBy} /> },
          ]}
        />
        <Quote>{windows.quote}</Quote>
      </Panel>
      <Panel title={panels.posts}>
        <Facts
          facts={[
            { label: fields.primary, value: <Holder window={row} post="primary" /> },
            { label: fields.backup, value: <Holder window={row} post="backup" /> },
          ]}
        />
        <Quote>{windows.posts}</Quote>
      </Panel>
    </div>
  )
}

function itemColumns({ windows }: Words): Column<Item>[] {
  const { item, days, times } = windows
  return [
    {
      key: 'name',
      title: item.name,
      wrap: true,
      cell: ({ id, name }) => (
        <RecordLink type="ApprovalItem" id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'code', title: item.code, cell: ({ code }) => code },
    {
      key: 'department',
      title: item.department,
      cell: ({ department }) => (
        <RecordLink type="Department" id={department.id}>
          {department.name}
        </RecordLink>
      ),
    },
    {
      key: 'promise',
      title: item.promise,
      align: 'right',
      cell: ({ promiseDays }) => (promiseDays === null ? null : days(promiseDays)),
    },
    { key: 'visits', title: item.visits, align: 'right', cell: ({ onsiteVisits }) => times(onsiteVisits) },
  ]
}

/** What the window takes in. */
export function WindowItems({ window }: { window: Fragment }) {
  const words = useWords()
  const { nodes } = readFragment(WindowFragment, window).items
  if (nodes.length === 0) return <Notice kind="empty" title={words.windows.noItems} />
  return <Rows label={words.windows.panels.items} rows={nodes} columns={itemColumns(words)} />
}

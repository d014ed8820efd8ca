import { useWords, type Words } from '../../i18n'
import { count } from '../../kit/format'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'
import { Notice } from '../../kit/states'
import { Holder, HoldersFragment } from './holders'
import { Body } from './windows-list'

export const CentreFragment = graphql(
  `
    fragment Centre on ServiceCentre {
      id
      kind
      township { id name category }
      village { id name }
      windows(first: 100) {
        totalCount
        nodes {
          id
          name
          kind
          staffedBy { __typename id name }
          guidedBy { __typename id name }
          items { totalCount }
          masked { field reason }
          ...Holders
        }
      }
    }
  `,
  [HoldersFragment],
)

type Fragment = FragmentOf<typeof CentreFragment>
type Row = ResultOf<typeof CentreFragment>['windows']['nodes'][number]

/** The centre's windows as records of which who holds the posts may be masked. */
export function centreRecords({ windows }: Words, centre: Fragment) {
  const { id, windows: own } = readFragment(CentreFragment, centre)
  const first = own.nodes[0]
  const fields = (names: Record<string, string>) => Object.entries(names).map(([field, name]) => ({ field, name }))
  return [
    { id, masked: [], fields: fields(windows.centres.fields), title: windows.centres.record },
    ...(first ? [{ id: first.id, masked: first.masked, fields: fields(windows.fields), title: windows.each }] : []),
  ]
}

/** Which centre this is, in one line. */
export function CentreHead({ centre }: { centre: Fragment }) {
  const words = useWords()
  const { kind, township, village, windows } = readFragment(CentreFragment, centre)
  return (
    <>
      <span className="strong">{words.terms.centreKind[kind]}</span>
      <RecordLink type="Township" id={township.id}>
        {township.name}
      </RecordLink>
      {village ? (
        <RecordLink type="Village" id={village.id}>
          {village.name}
        </RecordLink>
      ) : (
        <span>{words.terms.townshipCategory[township.category]}</span>
      )}
      <span>{words.windows.windowsOf(count(windows.totalCount))}</span>
    </>
  )
}

function columnsOf({ windows, terms }: Words): Column<Row>[] {
  const { fields } = windows
  return [
    {
      key: 'name',
      title: fields.name,
      wrap: 'short',
      cell: ({ id, name }) => (
        <RecordLink type="ServiceWindow" id={id}>
          {name}
        </RecordLink>
      ),
    },
    { key: 'kind', title: fields.kind, wrap: 'short', cell: ({ kind }) => terms.windowKind[kind] },
    { key: 'staffedBy', title: fields.staffedBy, wrap: 'short', cell: ({ staffedBy }) => <Body body={staffedBy} /> },
    { key: 'guidedBy', title: fields.guidedBy, wrap: 'short', cell: ({ guidedBy }) => <Body body={guidedBy} /> },
    { key: 'primary', title: fields.primary, cell: (window) => <Holder window={window} post="primary" /> },
    { key: 'backup', title: fields.backup, cell: (window) => <Holder window={window} post="backup" /> },
    { key: 'items', title: fields.items, align: 'right', cell: ({ items }) => windows.itemsOf(count(items.totalCount)) },
  ]
}

/** The windows of the centre, with who sends, who guides, and who holds the two posts. */
export function CentreWindows({ centre }: { centre: Fragment }) {
  const words = useWords()
  const { windows: own } = words
  const rows = readFragment(CentreFragment, centre).windows.nodes
  if (rows.length === 0) return <Notice kind="empty" title={own.centres.noWindows} />
  return (
    <>
      <Rows label={own.title} rows={rows} columns={columnsOf(words)} />
      <Quote>{own.quote}</Quote>
    </>
  )
}

import { useWords, type Words } from '../../i18n'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { Rows } from '../../kit/rows'
import { Notice } from '../../kit/states'

export const ItemsOfFragment = graphql(`
  fragment ItemsOf on Department @_unmask {
    items(first: 100) {
      totalCount
      nodes { id code name domain onsiteVisits promiseDays }
    }
  }
`)

type Item = ResultOf<typeof ItemsOfFragment>['items']['nodes'][number]

function columnsOf({ organisations, terms }: Words): Column<Item>[] {
  const { item } = organisations.departments
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
    { key: 'domain', title: item.domain, cell: ({ domain }) => terms.itemDomain[domain] },
    { key: 'visits', title: item.visits, align: 'right', cell: ({ onsiteVisits }) => item.times(onsiteVisits) },
    {
      key: 'promise',
      title: item.promise,
      align: 'right',
      cell: ({ promiseDays }) => promiseDays !== null && item.days(promiseDays),
    },
  ]
}

/** The approval and service items that a department owns. */
export function ItemsOf({ department }: { department: ResultOf<typeof ItemsOfFragment> }) {
  const words = useWords()
  const { tabs, noItems, item } = words.organisations.departments
  const { totalCount, nodes } = department.items
  if (totalCount === 0) return <Notice kind="empty" title={noItems} />
  return (
    <Panel title={tabs.items} note={item.total(count(totalCount))}>
      <Rows label={tabs.items} rows={nodes} columns={columnsOf(words)} />
    </Panel>
  )
}

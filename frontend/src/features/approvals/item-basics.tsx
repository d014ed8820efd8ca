import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../../kit/graphql'
import { type Fact, Facts, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'

export const ItemBasicsFragment = graphql(`
  fragment ItemBasics on ApprovalItem {
    id
    code
    implementingCode
    name
    domain
    legalBasis
    onsiteVisits
    statutoryDays
    promiseDays
    fee
    department { id name }
  }
`)

type Fragment = FragmentOf<typeof ItemBasicsFragment>
type Item = ResultOf<typeof ItemBasicsFragment>

/** The item as a record; every member reads all of it. */
export function itemRecord({ approvals }: Words, item: Fragment) {
  const { id } = readFragment(ItemBasicsFragment, item)
  const fields = Object.entries(approvals.items.fields).map(([field, name]) => ({ field, name }))
  return { id, masked: [], fields, title: approvals.items.record }
}

/** How often one must come: the regulation's own words where it has them. */
export const visitsText = ({ approvals }: Words, visits: number): string =>
  visits === 0 ? approvals.items.zero : visits === 1 ? approvals.items.atMostOne : approvals.items.times(visits)

/** Days promised, and at once where there are none. */
export function promiseText({ approvals }: Words, days: number | null): string | null {
  if (days === null) return null
  return days === 0 ? approvals.items.instant : approvals.items.workdays(days)
}

/** Which item this is, in one line. */
export function ItemHead({ item }: { item: Fragment }) {
  const words = useWords()
  const { domain, department, onsiteVisits, promiseDays } = readFragment(ItemBasicsFragment, item)
  const { way } = words.approvals.items
  return (
    <>
      <span className="strong">{words.terms.itemDomain[domain]}</span>
      <RecordLink type="Department" id={department.id}>
        {department.name}
      </RecordLink>
      <span>{visitsText(words, onsiteVisits)}</span>
      {promiseDays === null ? null : <span>{promiseDays === 0 ? way.instant : way.promised}</span>}
    </>
  )
}

function identity({ approvals, terms }: Words, item: Item): Fact[] {
  const { fields } = approvals.items
  return [
    { label: fields.name, value: item.name },
    { label: fields.code, value: item.code },
    { label: fields.implementingCode, value: <code>{item.implementingCode}</code> },
    { label: fields.domain, value: terms.itemDomain[item.domain] },
    {
      label: fields.department,
      value: (
        <RecordLink type="Department" id={item.department.id}>
          {item.department.name}
        </RecordLink>
      ),
    },
    { label: fields.legalBasis, value: item.legalBasis },
  ]
}

function handling(words: Words, item: Item): Fact[] {
  const { fields, fee, workdays, faster } = words.approvals.items
  const { statutoryDays: statutory, promiseDays: promised } = item
  const saved = statutory && promised !== null ? faster(Math.round((1 - promised / statutory) * 100)) : null
  return [
    { label: fields.statutoryDays, value: statutory === null ? words.table.none : workdays(statutory) },
    {
      label: fields.promiseDays,
      value: (
        <>
          {promiseText(words, promised) ?? words.table.none} <span className="secondary">{saved}</span>
        </>
      ),
    },
    { label: fields.onsiteVisits, value: visitsText(words, item.onsiteVisits) },
    { label: fields.fee, value: item.fee ? fee.yes : fee.no },
  ]
}

/** What the item is, whose it is, and how it is dealt with. */
export function ItemBasics({ item }: { item: Fragment }) {
  const words = useWords()
  const row = readFragment(ItemBasicsFragment, item)
  const { panels, principal } = words.approvals.items
  return (
    <div className="panels">
      <Panel title={panels.identity}>
        <Facts facts={identity(words, row)} />
      </Panel>
      <Panel title={panels.handling}>
        <Facts facts={handling(words, row)} />
        <Quote>{principal}</Quote>
      </Panel>
    </div>
  )
}

import { Link } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Facts, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { listKey } from './item-list'
import { SealState } from './seal-state'
import { Custodian } from './seals-page'

export const SealBasicsFragment = graphql(`
  fragment SealBasics on Seal {
    id
    number
    name
    engravedOn
    activatedOn
    deactivatedOn
    active
    custodianName
    custodian { id }
    township { id name category }
    masked { field reason }
  }
`)

type Fragment = FragmentOf<typeof SealBasicsFragment>

/** The seal as a record of which who keeps it may be masked. */
export function sealRecord({ approvals }: Words, seal: Fragment) {
  const { id, masked } = readFragment(SealBasicsFragment, seal)
  const fields = Object.entries(approvals.seals.fields).map(([field, name]) => ({ field, name }))
  return { id, masked, fields, title: approvals.seals.record }
}

/** Which seal this is, in one line. */
export function SealHead({ seal }: { seal: Fragment }) {
  const { approvals } = useWords()
  const { number, township, ...row } = readFragment(SealBasicsFragment, seal)
  return (
    <>
      <span className="strong">{approvals.seals.number(number)}</span>
      <RecordLink type="Township" id={township.id}>
        {township.name}
      </RecordLink>
      <SealState seal={row} />
    </>
  )
}

/** The entry of the register, and what the seal is for. */
export function SealBasics({ seal, items }: { seal: Fragment; items: (search: Record<string, string>) => string }) {
  const words = useWords()
  const { seals } = words.approvals
  const { fields } = seals
  const row = readFragment(SealBasicsFragment, seal)
  const { category } = row.township
  const none = words.table.none
  return (
    <div className="panels">
      <Panel title={seals.record}>
        <Facts
          facts={[
            { label: fields.number, value: seals.number(row.number) },
            { label: fields.name, value: row.name },
            { label: fields.engravedOn, value: row.engravedOn },
            { label: fields.activatedOn, value: row.activatedOn ?? none },
            { label: fields.deactivatedOn, value: row.deactivatedOn ?? none },
            { label: fields.custodianName, value: <Custodian seal={row} label={seals.custodianOf(row.number)} /> },
          ]}
        />
      </Panel>
      <Panel title={seals.use}>
        <Quote>{seals.quote}</Quote>
        <p>{seals.useText(row.township.name, words.terms.townshipCategory[category])}</p>
        <p>
          <Link to={items({ list: listKey({ kind: 'DELEGATED', category, agencyKind: null }) })}>{seals.toItems}</Link>
        </p>
      </Panel>
    </div>
  )
}

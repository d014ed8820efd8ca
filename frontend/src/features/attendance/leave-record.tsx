import { useWords, type Words } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { FileList } from '../../kit/files'
import { moment } from '../../kit/format'
import { type FragmentOf, type ResultOf, readFragment } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { type Fact, Facts, Panel } from '../../kit/page'
import { Quote } from '../../kit/quote'
import { RecordLink } from '../../kit/record-link'
import { LeaveActs } from './leave-acts'
import { LeaveFragment } from './leave-query'
import { LeaveStatus } from './leave-status'
import './attendance.css'

type Leave = ResultOf<typeof LeaveFragment>
type Masked = FragmentOf<typeof LeaveFragment>

/** State, class and what can be done now: the head of the record, in reach of a thumb. */
export function LeaveHead({ leave, today }: { leave: Masked; today: string }) {
  const row = readFragment(LeaveFragment, leave)
  return (
    <>
      <LeaveStatus {...row} />
      <ClassBadge of={row.managementClass} />
      <LeaveActs row={row} today={today} />
    </>
  )
}

/** The days on which a window or a duty would be empty: what an approval must not overlook. */
function Gaps({ gaps, status }: Pick<Leave, 'gaps' | 'status'>) {
  const { attendance, terms } = useWords()
  const { gap, gaps: title, noGaps } = attendance.leave
  if (status !== 'REQUESTED' && status !== 'APPROVED') return null
  const name = (what: string) => terms.dutyRole[what as keyof typeof terms.dutyRole] ?? what
  return (
    <Panel title={title}>
      {gaps.length === 0 ? (
        <p className="secondary">{noGaps}</p>
      ) : (
        <ul className="gap-days" role="alert">
          {gaps.map((one) => (
            <li key={`${one.day} ${one.name}`}>
              <b className="number">{one.day}</b> {gap[one.kind](one.kind === 'DUTY' ? name(one.name) : one.name)}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

function useFacts(row: Leave): Fact[] {
  const { attendance, records, terms, table } = useWords()
  const { fields, from, until } = attendance.leave
  const fact = (field: string, value: Fact['value']): Fact => ({ label: fields[field] ?? field, value: value ?? table.none })
  const shared = (
    field: 'type' | 'reason' | 'medicalReason' | 'decisionNote' | 'cancelReason',
    value: string | null | undefined,
  ) =>
    fact(
      field,
      <Share row={row} field={field} label={fields[field] ?? field}>
        {value ?? table.none}
      </Share>,
    )
  const signed = row.decidedAt ? `${row.decidedBy?.name ?? ''} ${moment(row.decidedAt)}`.trim() : null
  const off = row.cancelledAt ? `${row.cancelledBy?.name ?? ''} ${moment(row.cancelledAt)}`.trim() : null
  const back = row.returnedOn && row.returnedHalf ? `${row.returnedOn} ${terms.halfDay[row.returnedHalf]}` : null
  return [
    fact(
      'span',
      <>
        <span className="half">{from(row.startsOn, terms.halfDay[row.startsHalf])}</span>{' '}
        <span className="half">{until(row.endsOn, terms.halfDay[row.endsHalf])}</span>
      </>,
    ),
    fact('days', attendance.leaves.daysOf(String(Number(row.days)))),
    shared('type', row.type?.name),
    shared('reason', row.reason),
    shared('medicalReason', row.medicalReason),
    {
      label: records.files.label,
      value: (
        <Share row={row} field="attachments" label={records.files.label}>
          <FileList files={row.attachments} />
        </Share>
      ),
    },
    fact('cover', row.cover?.name),
    fact(
      'agency',
      <RecordLink type="Agency" id={row.agency.id}>
        {row.agency.name}
      </RecordLink>,
    ),
    fact('township', row.township.name),
    fact('requestedAt', moment(row.requestedAt)),
    fact('decider', row.decider.name),
    fact('copied', row.copied?.name),
    fact('decidedBy', signed),
    shared('decisionNote', row.decisionNote),
    ...(off ? [fact('cancelled', off), shared('cancelReason', row.cancelReason)] : [fact('returned', back)]),
    ...(row.daysTaken ? [fact('daysTaken', attendance.leaves.daysOf(String(Number(row.daysTaken))))] : []),
  ]
}

/** The leave as a record of which some fields may be masked. */
export function leaveRecord({ attendance }: Words, leave: Masked) {
  const { id, masked } = readFragment(LeaveFragment, leave)
  const fields = Object.entries(attendance.leave.fields).map(([field, name]) => ({ field, name }))
  return { id, masked, fields, title: attendance.leave.kind }
}

/** The leave as on its form, with the gaps above what else there is to know. */
export function LeaveForm({ leave }: { leave: Masked }) {
  const { attendance } = useWords()
  const row = readFragment(LeaveFragment, leave)
  const facts = useFacts(row)
  return (
    <>
      <Gaps {...row} />
      <Panel title={attendance.leave.tabs.form}>
        <Facts facts={facts} />
      </Panel>
      <Panel title={attendance.leave.rule} note={row.rule.assumed ? attendance.leave.assumed : undefined}>
        <Quote>{row.rule.sentence}</Quote>
      </Panel>
    </>
  )
}

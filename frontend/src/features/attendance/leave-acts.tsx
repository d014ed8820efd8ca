import { useState } from 'react'
import { useWords } from '../../i18n'
import { ActFiles, attachmentsOf } from '../../kit/act-files'
import { ActButton, ActField } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { HalfOptions } from './half-options'

interface Acted {
  id: string
  version: number
  can: string[]
}

const approve = graphql(`
  mutation LeaveApprove($input: LeaveDecisionInput!) { leaveApprove(input: $input) { errors { field code message } } }
`)
const refuse = graphql(`
  mutation LeaveRefuse($input: LeaveDecisionInput!) { leaveRefuse(input: $input) { errors { field code message } } }
`)
const withdraw = graphql(`
  mutation LeaveWithdraw($input: LeaveWithdrawInput!) { leaveWithdraw(input: $input) { errors { field code message } } }
`)
const cancel = graphql(`
  mutation LeaveCancel($input: LeaveCancelInput!) { leaveCancel(input: $input) { errors { field code message } } }
`)
const revoke = graphql(`
  mutation LeaveRevoke($input: LeaveRevokeInput!) { leaveRevoke(input: $input) { errors { field code message } } }
`)
const report = graphql(`
  mutation LeaveReturn($input: LeaveReturnInput!) { leaveReturn(input: $input) { errors { field code message } } }
`)
const request = graphql(`
  mutation LeaveRequest($input: LeaveRequestInput!) { leaveRequest(input: $input) { errors { field code message } } }
`)

type Half = 'MORNING' | 'AFTERNOON'
const said = (form: FormData, name: string): string => String(form.get(name) ?? '')

/** What can be done with a leave now: decided, taken back, called off, closed. */
export function LeaveActs({ row, today }: { row: Acted; today: string }) {
  const { attendance } = useWords()
  const { acts } = attendance
  const key = { id: row.id, version: row.version }
  const opinion = (
    <ActField name="note" label={acts.note}>
      {(props) => <textarea {...props} rows={2} />}
    </ActField>
  )
  const decided = (form: FormData) => ({ ...key, note: said(form, 'note') })
  return (
    <span className="leave-acts">
      <ActButton row={row} act="leave.approve" mutation={approve} label={acts.approve} input={decided}>
        {opinion}
      </ActButton>
      <ActButton row={row} act="leave.refuse" mutation={refuse} label={acts.refuse} input={decided} danger>
        {opinion}
      </ActButton>
      <ActButton row={row} act="leave.withdraw" mutation={withdraw} label={acts.withdraw} input={() => key}>
        <p>{acts.withdrawText}</p>
      </ActButton>
      <ActButton row={row} act="leave.cancel" mutation={cancel} label={acts.cancel} input={() => key} danger>
        <p>{acts.cancelText}</p>
      </ActButton>
      <ActButton
        row={row}
        act="leave.revoke"
        mutation={revoke}
        label={acts.revoke}
        input={(form) => ({ ...key, reason: said(form, 'reason') })}
        danger
      >
        <p>{acts.revokeText}</p>
        <ActField name="reason" label={acts.revokeReason}>
          {(props) => <textarea {...props} rows={2} />}
        </ActField>
      </ActButton>
      <ActButton
        row={row}
        act="leave.return"
        mutation={report}
        label={acts.return}
        input={(form) => ({ ...key, returnedOn: said(form, 'returnedOn'), returnedHalf: said(form, 'returnedHalf') as Half })}
      >
        <ActField name="returnedOn" label={acts.returnedOn}>
          {(props) => <input {...props} type="date" defaultValue={today} />}
        </ActField>
        <ActField name="returnedHalf" label={acts.returnedHalf}>
          {(props) => <HalfOptions {...props} />}
        </ActField>
      </ActButton>
    </span>
  )
}

const MineQuery = graphql(`
  query LeaveOfMine($id: ID!, $from: Date!) {
    leaveTypes(first: 50) { nodes { id name } }
    node(id: $id) {
      ... on Staff {
        id
        can
        agency { personnel(first: 100) { nodes { id name } } }
        needs(first: 30, where: { day: { gte: $from } }) { nodes { day kind name } }
      }
    }
  }
`)

/** The days ahead on which something would be empty without this person; those of the chosen span stand out. */
function Needs({ needs, from, to }: { needs: { day: string; kind: Kind; name: string }[]; from: string; to: string }) {
  const { attendance, terms } = useWords()
  const { acts, leave } = attendance
  if (needs.length === 0) return <p className="secondary">{acts.noNeeds}</p>
  const name = ({ kind, name: what }: { kind: Kind; name: string }) =>
    leave.gap[kind](kind === 'DUTY' ? (terms.dutyRole[what as keyof typeof terms.dutyRole] ?? what) : what)
  return (
    <div className="needs">
      <b>{acts.needs}</b>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <ul aria-label={acts.needs} tabIndex={0}>
        {needs.map((need) => (
          <li key={`${need.day} ${need.name}`} className={from <= need.day && need.day <= to ? 'hit' : undefined}>
            {need.day} {name(need)}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Kind = 'WINDOW' | 'DUTY'

/** The form in which somebody asks for the own leave; it says beforehand which window or duty would be empty. */
export function RequestLeave({ staff, today }: { staff: string; today: string }) {
  const { acts } = useWords().attendance
  const [span, setSpan] = useState({ from: today, to: today })
  const { data } = useAnswer(MineQuery, { id: staff, from: today })
  const me = data?.node && 'can' in data.node ? data.node : null
  if (!me) return null
  const colleagues = (me.agency?.personnel.nodes ?? []).filter(({ id }) => id !== me.id)
  const date = (name: 'startsOn' | 'endsOn', end: 'from' | 'to') => (
    <ActField name={name} label={acts[name]}>
      {(props) => (
        <input
          {...props}
          type="date"
          min={today}
          value={span[end]}
          onChange={({ target }) => setSpan((before) => ({ ...before, [end]: target.value }))}
        />
      )}
    </ActField>
  )
  const half = (name: 'startsHalf' | 'endsHalf') => (
    <ActField name={name} label={acts[name]}>
      {(props) => <HalfOptions {...props} last={name === 'endsHalf'} />}
    </ActField>
  )
  return (
    <ActButton
      row={me}
      act="leave.request"
      mutation={request}
      label={acts.request}
      done={acts.requested}
      input={(form) => ({
        id: me.id,
        type: said(form, 'type'),
        startsOn: said(form, 'startsOn'),
        startsHalf: said(form, 'startsHalf') as Half,
        endsOn: said(form, 'endsOn'),
        endsHalf: said(form, 'endsHalf') as Half,
        cover: said(form, 'cover'),
        reason: said(form, 'reason'),
        medicalReason: said(form, 'medicalReason') || null,
        attachments: attachmentsOf(form),
      })}
    >
      <ActField name="type" label={acts.type}>
        {(props) => (
          <select {...props}>
            {data?.leaveTypes.nodes.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </ActField>
      <div className="act-pair">
        {date('startsOn', 'from')}
        {half('startsHalf')}
        {date('endsOn', 'to')}
        {half('endsHalf')}
      </div>
      <Needs needs={me.needs.nodes} from={span.from} to={span.to} />
      <ActField name="cover" label={acts.cover}>
        {(props) => (
          <select {...props} defaultValue="">
            <option value="">{acts.coverHint}</option>
            {colleagues.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </ActField>
      <ActField name="reason" label={acts.reason}>
        {(props) => <textarea {...props} rows={2} />}
      </ActField>
      <ActField name="medicalReason" label={acts.medicalReason}>
        {(props) => <input {...props} />}
      </ActField>
      <ActFiles />
    </ActButton>
  )
}

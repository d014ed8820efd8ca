import type { Words } from '../../i18n'
import { useWords } from '../../i18n'
import type { ActDocument } from '../../kit/act'
import { ActFiles, attachmentsOf } from '../../kit/act-files'
import { ActButton, ActField } from '../../kit/act-form'
import { documents } from './documents'
import { type Appointment, todayOf } from './record'

type ActName = keyof typeof documents
type FieldName = keyof Words['appointments']['inputs']

interface Input {
  name: FieldName
  kind: 'day' | 'line' | 'text'
  /** What stands in the field at first. */
  first?: (row: Appointment) => string | null
}

const on: Input = { name: 'on', kind: 'day', first: todayOf }
const reason: Input = { name: 'reason', kind: 'text' }
const ordered: Input[] = [
  { name: 'number', kind: 'line' },
  { name: 'orderedOn', kind: 'day', first: todayOf },
  { name: 'effectiveOn', kind: 'day', first: ({ effectiveOn }) => effectiveOn },
]
const proposal: Input[] = [
  { name: 'matter', kind: 'line', first: ({ matter }) => matter },
  { name: 'reason', kind: 'text', first: (row) => row.reason },
  { name: 'effectiveOn', kind: 'day', first: ({ effectiveOn }) => effectiveOn },
]

/** What each act asks for, by the names of its input; the order is that in which the buttons stand. */
const forms: Record<ActName, Input[]> = {
  consent: [on],
  object: [on, { name: 'objection', kind: 'text' }],
  release: [on],
  retain: [on, { name: 'objection', kind: 'text' }],
  acknowledge: [on],
  send: [{ name: 'number', kind: 'line' }, on],
  consult: [on, { name: 'whom', kind: 'line' }, { name: 'record', kind: 'text' }],
  order: ordered,
  copy: [on],
  revise: proposal,
  expedite: [...ordered, reason],
  override: [...ordered, { name: 'document', kind: 'line' }, reason],
  withdraw: [reason],
}
const names = Object.keys(forms) as ActName[]
/** Acts that take papers. */
const papered: readonly ActName[] = ['consent', 'object', 'release', 'retain', 'send', 'consult', 'order', 'expedite', 'override']
const grave: readonly ActName[] = ['object', 'retain', 'override', 'withdraw']

type Given = { id: string; version: number } & Record<string, string | number | string[]>

/** Every act has its own input type; all of them are the record, its version and texts under the names of `forms`. */
const documentOf = (name: ActName) => documents[name] as unknown as ActDocument<Given>

function Act({ row, name }: { row: Appointment; name: ActName }) {
  const { appointments } = useWords()
  const { acts, inputs, told } = appointments
  const fields = forms[name]
  const input = (form: FormData): Given => ({
    id: row.id,
    version: row.version,
    ...Object.fromEntries(fields.map((field) => [field.name, String(form.get(field.name) ?? '')])),
    ...(papered.includes(name) ? { attachments: attachmentsOf(form) } : {}),
  })
  return (
    <ActButton
      row={row}
      act={`appointment.${name}`}
      mutation={documentOf(name)}
      label={acts[name]}
      input={input}
      done={told[name]}
      danger={grave.includes(name)}
    >
      <p className="act-rule">{appointments.rules[name]}</p>
      {fields.map(({ name: field, kind, first }) => (
        <ActField key={field} name={field} label={inputs[field]}>
          {(props) =>
            kind === 'text' ? (
              <textarea {...props} rows={3} defaultValue={first?.(row) ?? ''} required />
            ) : (
              <input {...props} type={kind === 'day' ? 'date' : 'text'} defaultValue={first?.(row) ?? ''} required />
            )
          }
        </ActField>
      ))}
      {papered.includes(name) ? <ActFiles /> : null}
    </ActButton>
  )
}

/** What this viewer may do with the act now; nothing is drawn where there is nothing to do. */
export function AppointmentActs({ row }: { row: Appointment }) {
  return (
    <div className="appointment-acts">
      {names.map((name) => (
        <Act key={name} row={row} name={name} />
      ))}
    </div>
  )
}

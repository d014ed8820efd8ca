import type { ReactNode } from 'react'
import { useWords, type Words } from '../../i18n'
import { FileList } from '../../kit/files'
import { maskOf, Share } from '../../kit/mask'
import { Facts, Panel } from '../../kit/page'
import { RecordLink } from '../../kit/record-link'
import { Timeline } from '../../kit/timeline'
import type { Appointment } from './record'

type Field = keyof Appointment & keyof Words['appointments']['fields']
type Group = keyof Words['appointments']['groups']

/** Field groups as the policy has them; each procedure has its own letters. */
const groups: Record<Group, readonly Field[]> = {
  proposal: [
    ...(['matter', 'reason', 'fromTitle', 'toTitle', 'toRank', 'fromAgency', 'toAgency'] as const),
    ...(['counterpartName', 'counterpartFromTitle', 'counterpartToTitle', 'draftedOn', 'effectiveOn'] as const),
  ],
  CONSENT: [
    ...(['letterNumber', 'askedOn', 'replyDueOn', 'answeredOn', 'answerNumber', 'answeredBy', 'objection'] as const),
    ...(['releasingTownship', 'releasedOn', 'releaseNumber', 'releasedBy', 'releaseObjection'] as const),
  ],
  CONSULTATION: ['consultedOn', 'consultedWith', 'consultation'],
  order: ['orderNumber', 'orderedOn', 'orderedBy', 'overrideDocument', 'overrideReason', 'urgentReason'],
  copy: ['copyDueOn', 'copiedOn', 'acknowledgedOn', 'acknowledgedBy'],
}

/** Fields of which most acts have nothing to say: shown where they say something, or where that is not this viewer's to know. */
const rare: readonly Field[] = [
  ...(['counterpartName', 'counterpartFromTitle', 'counterpartToTitle'] as const),
  ...(['toRank', 'objection', 'releasingTownship', 'releasedOn', 'releaseNumber', 'releasedBy', 'releaseObjection'] as const),
  ...(['overrideDocument', 'overrideReason', 'urgentReason'] as const),
]
/** Fields that lead to a body of another type than an agency. */
const bodies: Partial<Record<Field, string>> = { orderedBy: 'Organisation', releasingTownship: 'Township' }

const groupsOf = ({ procedure }: Pick<Appointment, 'procedure'>): Group[] => ['proposal', procedure, 'order', 'copy']

/** Steps that nobody has come to have nothing to show; what is not this viewer's to know says so. */
const begun = (row: Appointment, group: Group): boolean =>
  groups[group].some((field) => row[field] !== null || maskOf(row, field) !== null)

const shownOf = (row: Appointment, group: Group): Field[] =>
  groups[group].filter((field) => !rare.includes(field) || row[field] !== null)

/** The act as a record of which some fields may be masked. */
export function appointmentSeen({ appointments }: Words, row: Appointment) {
  const fields = groupsOf(row).flatMap((group) => groups[group].map((field) => ({ field, name: appointments.fields[field] })))
  return { id: row.id, masked: row.masked, fields, title: appointments.one }
}

function Value({ row, field }: { row: Appointment; field: Field }): ReactNode {
  const { access, appointments } = useWords()
  const value = row[field]
  if (value === null || value === undefined || value === '') return <span className="secondary">{access.seen.empty}</span>
  if (field === 'replyDueOn' && row.replyProvisional) return appointments.provisional(String(value))
  if (typeof value === 'object' && 'name' in value) {
    return (
      <RecordLink type={bodies[field] ?? 'Agency'} id={value.id}>
        {value.name}
      </RecordLink>
    )
  }
  return String(value)
}

/** What is known of the act, by field group; what is outside of the viewer's share says so. */
export function AppointmentFacts({ row }: { row: Appointment }) {
  const { appointments, records } = useWords()
  const shown = groupsOf(row).filter((group) => begun(row, group))
  return (
    <div className="panels">
      {shown.map((group) => (
        <Panel key={group} title={appointments.groups[group]}>
          <Facts
            facts={shownOf(row, group).map((field) => ({
              label: appointments.fields[field],
              value: (
                <Share row={row} field={field} label={appointments.fields[field]}>
                  <Value row={row} field={field} />
                </Share>
              ),
            }))}
          />
        </Panel>
      ))}
      <Panel title={records.files.label}>
        <Share row={row} field="attachments" label={records.files.label}>
          <FileList files={row.attachments} />
        </Share>
      </Panel>
    </div>
  )
}

/** What the ledger says of the act, oldest first. */
export function AppointmentReceipts({ row }: { row: Appointment }) {
  const { appointments, terms } = useWords()
  return (
    <Share row={row} field="receipts" label={appointments.receipts}>
      <Panel title={appointments.receipts}>
        <Timeline
          label={appointments.receipts}
          steps={row.receipts.nodes.map(({ id, day, kind, number, signedBy, note, organisation, sequence }) => ({
            key: id,
            at: day,
            title: terms.receiptKind[kind],
            by: `${organisation.name} ${signedBy}`,
            note: [appointments.line(sequence), number, note].filter(Boolean).join(' · '),
          }))}
        />
      </Panel>
    </Share>
  )
}

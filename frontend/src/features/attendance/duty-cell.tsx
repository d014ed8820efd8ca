import { type DragEvent, useState } from 'react'
import { useWords } from '../../i18n'
import { ActButton, ActField } from '../../kit/act-form'
import { swap } from './duty-acts'
import { dragged, type Town, usePeople } from './duty-people'

export interface Shift {
  id: string
  day: string
  role: 'LEADER' | 'OFFICER' | 'STANDBY'
  holder: string
  phone: string | null
  away: boolean | null
  can: string[]
  staff: { id: string } | null
}

interface CellProps {
  shift: Shift | undefined
  slot: Pick<Shift, 'day' | 'role'>
  town: Town
  /** The roster, where this viewer may fill the cell. */
  roster: { id: string } | null
  put: (day: string, role: Shift['role'], staff: string | null) => void
  others: Shift[]
  today: string
}

/** One shift: its holder, or a gap. A person is dropped on it, or chosen from a list by keyboard. */
export function DutyCell({ shift, slot, town, roster, put, others, today }: CellProps) {
  const { attendance, terms } = useWords()
  const { duty } = attendance
  const [over, setOver] = useState(false)
  const [choosing, choose] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const staff = event.dataTransfer.getData(dragged)
    if (staff) put(slot.day, slot.role, staff)
  }
  const text = shift?.holder ?? duty.gap
  const name = `${slot.day} ${terms.dutyRole[slot.role]} ${text}`
  const target = roster
    ? {
        onDragOver: (event: DragEvent) => {
          event.preventDefault()
          setOver(true)
        },
        onDragLeave: () => setOver(false),
        onDrop: drop,
      }
    : {}
  const mark = [shift ? null : 'gap', shift?.away ? 'away' : null, over ? 'over' : null].filter(Boolean).join(' ')
  return (
    <td className={mark || undefined} {...target}>
      {roster && choosing ? (
        <Chooser
          town={town}
          label={name}
          held={shift?.staff?.id ?? ''}
          done={(staff) => {
            choose(false)
            if (staff !== undefined) put(slot.day, slot.role, staff)
          }}
        />
      ) : roster ? (
        <button type="button" className="plain shift" aria-label={`${duty.assign} ${name}`} onClick={() => choose(true)}>
          {text}
        </button>
      ) : (
        text
      )}
      {shift?.phone ? <span className="duty-phone">{shift.phone}</span> : null}
      {shift?.away ? <span className="away-mark">{duty.away}</span> : null}
      {shift ? <AskSwap shift={shift} others={others} today={today} /> : null}
    </td>
  )
}

interface ChooserProps {
  town: Town
  label: string
  held: string
  /** The person, null for nobody, undefined for no change. */
  done: (staff: string | null | undefined) => void
}

function Chooser({ town, label, held, done }: ChooserProps) {
  const { duty } = useWords().attendance
  const people = usePeople(town)
  return (
    <select
      // biome-ignore lint/a11y/noAutofocus: the list takes the place of the button that had the focus
      autoFocus
      aria-label={label}
      defaultValue={held}
      onChange={({ target }) => done(target.value || null)}
      onBlur={() => done(undefined)}
      onKeyDown={({ key }) => key === 'Escape' && done(undefined)}
    >
      <option value="">{duty.empty}</option>
      {people.map(({ id, name, title }) => (
        <option key={id} value={id}>
          {name} {title}
        </option>
      ))}
    </select>
  )
}

/** The holder of a coming shift asks the holder of another of the same role. */
function AskSwap({ shift, others, today }: { shift: Shift; others: Shift[]; today: string }) {
  const { attendance } = useWords()
  const { duty, acts } = attendance
  if (shift.day < today) return null
  const offered = others.filter((one) => one.role === shift.role && one.day >= today && one.staff?.id !== shift.staff?.id)
  return (
    <ActButton
      row={shift}
      act="duty.swap"
      mutation={swap}
      label={duty.swap}
      done={duty.swapped}
      input={(form) => ({ id: shift.id, other: String(form.get('other')), reason: String(form.get('reason')) })}
    >
      <ActField name="other" label={duty.swapWith}>
        {(props) => (
          <select {...props}>
            {offered.map(({ id, day, holder }) => (
              <option key={id} value={id}>
                {day} {holder}
              </option>
            ))}
          </select>
        )}
      </ActField>
      <ActField name="reason" label={acts.reason}>
        {(props) => <textarea {...props} rows={2} />}
      </ActField>
      <p className="secondary">{duty.confirm}</p>
    </ActButton>
  )
}

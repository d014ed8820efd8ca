import { type RefObject, useEffect, useRef, useState } from 'react'
import { useWords } from '../../i18n'
import type { ActDocument } from '../../kit/act'
import { ActFiles, attachmentsOf } from '../../kit/act-files'
import { ActButton, ActField } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import type { ResultOf } from '../../kit/graphql'
import { draftDocument } from './documents'
import { Move, type Mover } from './move'
import { KindsQuery } from './query'
import { kindName } from './words'

type Kind = ResultOf<typeof KindsQuery>['appointmentKinds']['nodes'][number]

interface Person extends Mover {
  id: string
  can: string[]
  title: string
  rank: string | null
}

interface Draft {
  id: string
  kind: string
  matter: string
  reason: string
  effectiveOn: string
  toAgency: string | null
  toTitle: string | null
  toRank: string | null
  counterpart: string | null
  counterpartTitle: string | null
  attachments: string[]
}

const given = (form: FormData, name: string): string | null => String(form.get(name) ?? '') || null

const draftOf = (person: Person, form: FormData): Draft => ({
  id: person.id,
  kind: given(form, 'kind') ?? '',
  matter: given(form, 'matter') ?? '',
  reason: given(form, 'reason') ?? '',
  effectiveOn: given(form, 'effectiveOn') ?? '',
  toAgency: given(form, 'toAgency'),
  toTitle: given(form, 'toTitle'),
  toRank: given(form, 'toRank'),
  counterpart: given(form, 'counterpart'),
  counterpartTitle: given(form, 'counterpartTitle'),
  attachments: attachmentsOf(form),
})

/** The fields that the kind asks for, and what it demands in the words of the regulation. */
function KindFields({ person, kind }: { person: Person; kind: Kind }) {
  const { inputs, demands } = useWords().appointments
  const moves = kind.effect === 'EXCHANGE' || kind.effect === 'PLACE'
  const seats = moves || kind.effect === 'SEAT' || kind.effect === 'RELIEF'
  return (
    <>
      <p className="act-rule">{demands[kind.procedure](kind.replyDays ?? 0, kind.copyDays)}</p>
      {moves ? <Move person={person} exchange={kind.effect === 'EXCHANGE'} /> : null}
      {seats ? (
        <ActField name="toTitle" label={inputs.toTitle}>
          {(props) => (
            <input {...props} defaultValue={kind.effect === 'PLACE' || kind.effect === 'EXCHANGE' ? person.title : ''} />
          )}
        </ActField>
      ) : null}
      {kind.effect === 'RANK' ? (
        <ActField name="toRank" label={inputs.toRank}>
          {(props) => <input {...props} />}
        </ActField>
      ) : null}
    </>
  )
}

/** The kind that is chosen; opening the form anew resets its fields, and with them this choice. */
function useChosenKind(kinds: Kind[]): [Kind | undefined, (code: string) => void, RefObject<HTMLSelectElement | null>] {
  const [code, choose] = useState('')
  const field = useRef<HTMLSelectElement>(null)
  const there = kinds.length > 0
  useEffect(() => {
    const form = there ? field.current?.form : null
    const forget = () => choose('')
    form?.addEventListener('reset', forget)
    return () => form?.removeEventListener('reset', forget)
  }, [there])
  return [kinds.find((one) => one.code === code) ?? kinds[0], choose, field]
}

/** The department proposes a personnel act on one of its people; the form follows from the kind. */
export function DraftAppointment({ person, done }: { person: Person; done: string }) {
  const words = useWords()
  const { acts, inputs } = words.appointments
  const { data } = useAnswer(KindsQuery, {}, !person.can.includes('appointment.draft'))
  const kinds = data?.appointmentKinds.nodes ?? []
  const [kind, choose, field] = useChosenKind(kinds)
  return (
    <ActButton
      row={person}
      act="appointment.draft"
      mutation={draftDocument as unknown as ActDocument<Draft>} // the payload's object is not looked at
      label={acts.draft}
      done={done}
      input={(form) => draftOf(person, form)}
    >
      <ActField name="kind" label={inputs.kind}>
        {(props) => (
          <select {...props} ref={field} onChange={({ target }) => choose(target.value)}>
            {kinds.map((one) => (
              <option key={one.id} value={one.code}>
                {kindName(words, one)}
              </option>
            ))}
          </select>
        )}
      </ActField>
      {kind ? <KindFields person={person} kind={kind} /> : null}
      <ActField name="matter" label={inputs.matter}>
        {(props) => <input {...props} required />}
      </ActField>
      <ActField name="reason" label={inputs.reason}>
        {(props) => <textarea {...props} rows={3} required />}
      </ActField>
      <ActField name="effectiveOn" label={inputs.effectiveOn}>
        {(props) => <input {...props} type="date" required />}
      </ActField>
      <ActFiles />
    </ActButton>
  )
}

import { useWords } from '../../i18n'
import { ChoiceField, DayField, memberOf, optionalOf, TextField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { correctContact, correctEstablishment, enterStaff, leaveStaff } from './staff-documents'

export const StaffActsFragment = graphql(`
  fragment StaffActs on Staff {
    id
    version
    contactVersion
    establishmentVersion
    can
    mobile
    address
    establishment
    rank
    enteredOn
  }
`)

/** Somebody new at an agency; chiefs, deputies and moves go by appointment. */
export function EnterStaff({ agency }: { agency: { id: string; can: string[] } }) {
  const { master, personnel, terms } = useWords()
  const label = (field: string) => personnel.fields[field] ?? field
  return (
    <ActButton
      row={agency}
      act="staff.enter"
      mutation={enterStaff}
      label={master.enter}
      input={(form) => ({
        id: agency.id,
        name: textOf(form, 'name'),
        gender: memberOf<'FEMALE'>(form, 'gender'),
        title: textOf(form, 'title'),
        idNumber: optionalOf(form, 'idNumber'),
        mobile: optionalOf(form, 'mobile'),
        establishment: optionalOf(form, 'establishment'),
        rank: optionalOf(form, 'rank'),
        enteredOn: textOf(form, 'enteredOn'),
      })}
    >
      <p className="secondary">{master.enterText}</p>
      <TextField name="name" label={label('name')} />
      <ChoiceField name="gender" label={master.gender} options={Object.entries(terms.gender)} />
      {(['title', 'idNumber', 'mobile', 'establishment', 'rank'] as const).map((field) => (
        <TextField key={field} name={field} label={label(field)} />
      ))}
      <DayField name="enteredOn" label={label('enteredOn')} />
    </ActButton>
  )
}

/** Each side corrects what it keeps: the host the contact, the sending department the establishment. */
export function StaffActs({ person }: { person: FragmentOf<typeof StaffActsFragment> }) {
  const { master, personnel } = useWords()
  const row = readFragment(StaffActsFragment, person)
  const label = (field: string) => personnel.fields[field] ?? field
  const seen = (version: number | null) => ({ id: row.id, version: version ?? 0 })
  return (
    <>
      <ActButton
        row={row}
        act="staff.correct_contact"
        mutation={correctContact}
        label={master.contact}
        input={(form) => ({
          ...seen(row.contactVersion),
          mobile: optionalOf(form, 'mobile'),
          address: optionalOf(form, 'address'),
        })}
      >
        <TextField name="mobile" label={label('mobile')} inputMode="tel" defaultValue={row.mobile ?? ''} />
        <TextField name="address" label={label('address')} defaultValue={row.address ?? ''} />
      </ActButton>
      <ActButton
        row={row}
        act="staff.correct_establishment"
        mutation={correctEstablishment}
        label={master.establishment}
        input={(form) => ({
          ...seen(row.establishmentVersion),
          establishment: optionalOf(form, 'establishment'),
          rank: optionalOf(form, 'rank'),
          enteredOn: optionalOf(form, 'enteredOn'),
        })}
      >
        <TextField name="establishment" label={label('establishment')} defaultValue={row.establishment ?? ''} />
        <TextField name="rank" label={label('rank')} defaultValue={row.rank ?? ''} />
        <TextField name="enteredOn" label={label('enteredOn')} type="date" defaultValue={row.enteredOn ?? ''} />
      </ActButton>
      <ActButton
        row={row}
        act="staff.leave"
        mutation={leaveStaff}
        label={master.leave}
        danger
        input={(form) => ({ ...seen(row.version), leftOn: textOf(form, 'leftOn'), document: textOf(form, 'document') })}
      >
        <p>{master.leaveText}</p>
        <DayField name="leftOn" label={master.leftOn} />
        <TextField name="document" label={master.document} />
      </ActButton>
    </>
  )
}

import { useWords } from '../../i18n'
import { ChoiceField, DayField, memberOf, membersOf, optionalOf, TextField, TicksField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { openAgency, openDepartment, openGrid, openOrgan, openTownship, openUnit, openVillage } from './body-documents'

/** The row that an act of opening is on: the organ, township or village of which the new body will be. */
export interface Above {
  id: string
  can: string[]
}

const named = (form: FormData) => ({ name: textOf(form, 'name'), code: textOf(form, 'code') })

/** Name and code: what every body has. `begins`: how its code begins. */
function Named({ begins }: { begins?: string }) {
  const { fields } = useWords().organisations
  return (
    <>
      <TextField name="name" label={fields.name ?? 'name'} />
      <TextField name="code" label={fields.code ?? 'code'} defaultValue={begins} />
    </>
  )
}

export function OpenTownship({ organ }: { organ: Above }) {
  const { master, organisations, terms } = useWords()
  const { fields } = organisations
  return (
    <ActButton
      row={organ}
      act="township.open"
      mutation={openTownship}
      label={master.open.township}
      input={(form) => ({
        id: organ.id,
        ...named(form),
        form: memberOf<'TOWN'>(form, 'form'),
        category: memberOf<'CENTRAL'>(form, 'category'),
      })}
    >
      <Named />
      <ChoiceField name="form" label={fields.form ?? 'form'} options={Object.entries(terms.townshipForm)} />
      <ChoiceField name="category" label={fields.category ?? 'category'} options={Object.entries(terms.townshipCategory)} />
    </ActButton>
  )
}

export function OpenDepartment({ organ }: { organ: Above }) {
  const { master, terms } = useWords()
  return (
    <ActButton
      row={organ}
      act="department.open"
      mutation={openDepartment}
      label={master.open.department}
      input={(form) => ({ id: organ.id, ...named(form), kinds: membersOf<'TAX_BRANCH'>(form, 'kinds') })}
    >
      <Named />
      <TicksField name="kinds" label={master.kinds} options={Object.entries(terms.agencyKind)} />
    </ActButton>
  )
}

export function OpenUnit({ organ }: { organ: Above }) {
  const { master, organisations, terms } = useWords()
  return (
    <ActButton
      row={organ}
      act="unit.open"
      mutation={openUnit}
      label={master.open.unit}
      input={(form) => ({ id: organ.id, ...named(form), unitKind: memberOf<'COURT'>(form, 'unitKind') })}
    >
      <Named />
      <ChoiceField name="unitKind" label={organisations.fields.kind ?? 'kind'} options={Object.entries(terms.unitKind)} />
    </ActButton>
  )
}

export function OpenOrgan({ organ }: { organ: Above }) {
  const { master, terms } = useWords()
  return (
    <ActButton
      row={organ}
      act="organ.open"
      mutation={openOrgan}
      label={master.open.organ}
      input={(form) => ({ id: organ.id, ...named(form), purpose: memberOf<'AUDIT'>(form, 'purpose') })}
    >
      <Named />
      <ChoiceField name="purpose" label={master.purpose} options={Object.entries(terms.organPurpose)} />
    </ActButton>
  )
}

export function OpenAgency({ township }: { township: Above }) {
  const { master, organisations, terms } = useWords()
  const { fields } = organisations
  return (
    <ActButton
      row={township}
      act="agency.open"
      mutation={openAgency}
      label={master.open.agency}
      input={(form) => ({
        id: township.id,
        ...named(form),
        kind: memberOf<'TAX_BRANCH'>(form, 'kind'),
        establishedOn: textOf(form, 'establishedOn'),
        dutyPhone: optionalOf(form, 'dutyPhone'),
      })}
    >
      <ChoiceField name="kind" label={fields.kind ?? 'kind'} options={Object.entries(terms.agencyKind)} />
      <Named />
      <DayField name="establishedOn" label={fields.establishedOn ?? 'establishedOn'} />
      <TextField name="dutyPhone" label={fields.dutyPhone ?? 'dutyPhone'} />
    </ActButton>
  )
}

export function OpenVillage({ township }: { township: Above & { code: string } }) {
  const { master, organisations, terms } = useWords()
  return (
    <ActButton
      row={township}
      act="village.open"
      mutation={openVillage}
      label={master.open.village}
      input={(form) => ({ id: township.id, ...named(form), form: memberOf<'VILLAGE'>(form, 'form') })}
    >
      <Named begins={township.code} />
      <ChoiceField name="form" label={organisations.fields.form ?? 'form'} options={Object.entries(terms.villageForm)} />
    </ActButton>
  )
}

export function OpenGrid({ village }: { village: Above & { code: string } }) {
  const { master } = useWords()
  return (
    <ActButton
      row={village}
      act="grid.open"
      mutation={openGrid}
      label={master.open.grid}
      input={(form) => ({ id: village.id, ...named(form) })}
    >
      <Named begins={village.code} />
    </ActButton>
  )
}

import { useState } from 'react'
import { useWords } from '../../i18n'
import { ChoiceField, DayField, memberOf, TextField, textOf } from '../../kit/act-fields'
import { ActFiles, attachmentsOf } from '../../kit/act-files'
import { ActButton, ActField } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql, type ResultOf } from '../../kit/graphql'
import { DraftTargetsQuery } from './query'

const townshipMutation = graphql(`
  mutation DraftTownship($input: DraftTownshipInput!) {
    classChangeDraftTownship(input: $input) { errors { field code message } classChange { id } }
  }
`)
const ruleMutation = graphql(`
  mutation DraftRule($input: DraftRuleInput!) {
    classChangeDraftRule(input: $input) { errors { field code message } classChange { id } }
  }
`)
const overrideMutation = graphql(`
  mutation DraftOverride($input: DraftOverrideInput!) {
    classChangeDraftOverride(input: $input) { errors { field code message } classChange { id } }
  }
`)

const mergerMutation = graphql(`
  mutation DraftMerger($input: DraftMergerInput!) {
    classChangeDraftMerger(input: $input) { errors { field code message } classChange { id } }
  }
`)

type Targets = ResultOf<typeof DraftTargetsQuery>
type Township = Targets['townships']['nodes'][number]

/** Document and day: what every change has. */
function Common() {
  const { classes } = useWords()
  return (
    <>
      <TextField name="document" label={classes.fields.document} />
      <DayField name="effectiveOn" label={classes.fields.effectiveOn} />
    </>
  )
}

const common = (form: FormData) => ({ document: textOf(form, 'document'), effectiveOn: textOf(form, 'effectiveOn') })

function DraftTownship({ townships }: { townships: Township[] }) {
  const { classes, terms } = useWords()
  const [id, choose] = useState(townships[0]?.id)
  const chosen = townships.find((one) => one.id === id) ?? townships[0]
  if (!chosen) return null
  return (
    <ActButton
      row={chosen}
      act="class_change.draft_township"
      mutation={townshipMutation}
      label={classes.draft.township}
      done={classes.drafted}
      input={(form) => ({
        id: chosen.id,
        ...common(form),
        form: memberOf<'TOWN'>(form, 'form'),
        category: memberOf<'CENTRAL'>(form, 'category'),
        name: textOf(form, 'name'),
        code: textOf(form, 'code'),
      })}
    >
      <ActField name="township" label={classes.fields.township}>
        {(props) => (
          <select {...props} className="field" value={chosen.id} onChange={({ target }) => choose(target.value)}>
            {townships.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </ActField>
      <div key={chosen.id}>
        <ChoiceField name="form" label={classes.fields.form} options={Object.entries(terms.townshipForm)} value={chosen.form} />
        <ChoiceField
          name="category"
          label={classes.fields.category}
          options={Object.entries(terms.townshipCategory)}
          value={chosen.category}
        />
        <TextField name="name" label={classes.fields.name} defaultValue={chosen.name} />
        <TextField inputMode="numeric" name="code" label={classes.fields.code} defaultValue={chosen.code} />
      </div>
      <Common />
    </ActButton>
  )
}

function DraftRule({ organ }: { organ: { id: string; can: string[] } }) {
  const { classes, terms } = useWords()
  return (
    <ActButton
      row={organ}
      act="class_change.draft_rule"
      mutation={ruleMutation}
      label={classes.draft.rule}
      done={classes.drafted}
      input={(form) => ({
        id: organ.id,
        ...common(form),
        agencyKind: memberOf<'TAX_BRANCH'>(form, 'agencyKind'),
        form: memberOf<'TOWN'>(form, 'form'),
        managementClass: memberOf<'A'>(form, 'managementClass'),
      })}
    >
      <ChoiceField name="agencyKind" label={classes.fields.agencyKind} options={Object.entries(terms.agencyKind)} />
      <ChoiceField name="form" label={classes.fields.hostForm} options={Object.entries(terms.townshipForm)} />
      <ChoiceField
        name="managementClass"
        label={classes.fields.managementClass}
        options={Object.entries(terms.managementClass)}
      />
      <Common />
    </ActButton>
  )
}

function DraftOverride({ agencies }: { agencies: Targets['agencies']['nodes'] }) {
  const { classes, terms } = useWords()
  const first = agencies[0]
  if (!first) return null
  return (
    <ActButton
      row={first}
      act="class_change.draft_override"
      mutation={overrideMutation}
      label={classes.draft.override}
      done={classes.drafted}
      input={(form) => ({
        id: textOf(form, 'agency'),
        ...common(form),
        managementClass: textOf(form, 'managementClass') === '' ? null : memberOf<'A'>(form, 'managementClass'),
        attachments: attachmentsOf(form),
      })}
    >
      <ChoiceField name="agency" label={classes.fields.agency} options={agencies.map(({ id, name }) => [id, name] as const)} />
      <ChoiceField
        name="managementClass"
        label={classes.fields.managementClass}
        options={[...Object.entries(terms.managementClass), ['', classes.byRule]]}
      />
      <Common />
      <ActFiles />
    </ActButton>
  )
}

function DraftMerger({ townships, all }: { townships: Township[]; all: Township[] }) {
  const { classes } = useWords()
  const first = townships[0]
  if (!first) return null
  const named = (rows: Township[]) => rows.map(({ id, name }) => [id, name] as const)
  return (
    <ActButton
      row={first}
      act="class_change.draft_merger"
      mutation={mergerMutation}
      label={classes.draft.merger}
      done={classes.drafted}
      input={(form) => ({
        id: textOf(form, 'township'),
        successor: textOf(form, 'successor'),
        ...common(form),
        attachments: attachmentsOf(form),
      })}
    >
      <p>{classes.mergerText}</p>
      <ChoiceField name="township" label={classes.fields.township} options={named(townships)} />
      <ChoiceField name="successor" label={classes.fields.successor} options={named(all).toReversed()} />
      <Common />
      <ActFiles />
    </ActButton>
  )
}

/** The four kinds of change that this viewer may draft. */
export function Drafts() {
  const { data } = useAnswer(DraftTargetsQuery, {})
  if (!data) return null
  const may = <Row extends { can: string[] }>(rows: Row[], act: string) => rows.filter(({ can }) => can.includes(act))
  const organ = data.viewer.organisation
  return (
    <span className="page-tools">
      <DraftTownship townships={may(data.townships.nodes, 'class_change.draft_township')} />
      {organ.__typename === 'Organ' ? <DraftRule organ={organ} /> : null}
      <DraftMerger townships={may(data.townships.nodes, 'class_change.draft_merger')} all={data.townships.nodes} />
      <DraftOverride agencies={may(data.agencies.nodes, 'class_change.draft_override')} />
    </span>
  )
}

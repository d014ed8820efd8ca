import { useState } from 'react'
import { useWords } from '../../i18n'
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

type Targets = ResultOf<typeof DraftTargetsQuery>
type Township = Targets['townships']['nodes'][number]

const text = (form: FormData, name: string): string => String(form.get(name) ?? '')

/** The value of a choice, which the form offers only as a member of the closed set. */
const member = <Name extends string>(form: FormData, name: string): Name => text(form, name) as Name

function Choice({
  name,
  label,
  options,
  value,
}: {
  name: string
  label: string
  options: Record<string, string>
  value?: string
}) {
  return (
    <ActField name={name} label={label}>
      {(props) => (
        <select {...props} className="field" defaultValue={value}>
          {Object.entries(options).map(([key, word]) => (
            <option key={key} value={key}>
              {word}
            </option>
          ))}
        </select>
      )}
    </ActField>
  )
}

/** Document and day: what every change has. */
function Common() {
  const { classes } = useWords()
  return (
    <>
      <ActField name="document" label={classes.fields.document}>
        {(props) => <input {...props} className="field" />}
      </ActField>
      <ActField name="effectiveOn" label={classes.fields.effectiveOn}>
        {(props) => <input {...props} type="date" className="field" />}
      </ActField>
    </>
  )
}

const common = (form: FormData) => ({ document: text(form, 'document'), effectiveOn: text(form, 'effectiveOn') })

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
        form: member<'TOWN'>(form, 'form'),
        category: member<'CENTRAL'>(form, 'category'),
        name: text(form, 'name'),
        code: text(form, 'code'),
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
        <Choice name="form" label={classes.fields.form} options={terms.townshipForm} value={chosen.form} />
        <Choice name="category" label={classes.fields.category} options={terms.townshipCategory} value={chosen.category} />
        <ActField name="name" label={classes.fields.name}>
          {(props) => <input {...props} className="field" defaultValue={chosen.name} />}
        </ActField>
        <ActField name="code" label={classes.fields.code}>
          {(props) => <input {...props} className="field" inputMode="numeric" defaultValue={chosen.code} />}
        </ActField>
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
        agencyKind: member<'TAX_BRANCH'>(form, 'agencyKind'),
        form: member<'TOWN'>(form, 'form'),
        managementClass: member<'A'>(form, 'managementClass'),
      })}
    >
      <Choice name="agencyKind" label={classes.fields.agencyKind} options={terms.agencyKind} />
      <Choice name="form" label={classes.fields.hostForm} options={terms.townshipForm} />
      <Choice name="managementClass" label={classes.fields.managementClass} options={terms.managementClass} />
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
        id: text(form, 'agency'),
        ...common(form),
        managementClass: text(form, 'managementClass') === '' ? null : member<'A'>(form, 'managementClass'),
        attachments: attachmentsOf(form),
      })}
    >
      <Choice
        name="agency"
        label={classes.fields.agency}
        options={Object.fromEntries(agencies.map(({ id, name }) => [id, name]))}
      />
      <Choice
        name="managementClass"
        label={classes.fields.managementClass}
        options={{ ...terms.managementClass, '': classes.byRule }}
      />
      <Common />
      <ActFiles />
    </ActButton>
  )
}

/** The three kinds of change that this viewer may draft. */
export function Drafts() {
  const { data } = useAnswer(DraftTargetsQuery, {})
  if (!data) return null
  const may = <Row extends { can: string[] }>(rows: Row[], act: string) => rows.filter(({ can }) => can.includes(act))
  const organ = data.viewer.organisation
  return (
    <span className="page-tools">
      <DraftTownship townships={may(data.townships.nodes, 'class_change.draft_township')} />
      {organ.__typename === 'Organ' ? <DraftRule organ={organ} /> : null}
      <DraftOverride agencies={may(data.agencies.nodes, 'class_change.draft_override')} />
    </span>
  )
}

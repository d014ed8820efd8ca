import { useWords } from '../../i18n'
import { DayField, textOf } from '../../kit/act-fields'
import { ActButton, ActField } from '../../kit/act-form'
import { graphql } from '../../kit/graphql'

const propose = graphql(`
  mutation ProposeChange($input: PreviewedInput!) {
    classChangePropose(input: $input) { errors { field code message } classChange { id version state } }
  }
`)
const confirm = graphql(`
  mutation ConfirmChange($input: PreviewedInput!) {
    classChangeConfirm(input: $input) { errors { field code message } classChange { id version state } }
  }
`)
const takeEffect = graphql(`
  mutation TakeEffect($input: ChangeInput!) {
    classChangeTakeEffect(input: $input) { errors { field code message } classChange { id version state } }
  }
`)
const redraft = graphql(`
  mutation RedraftChange($input: RedraftInput!) {
    classChangeRedraft(input: $input) { errors { field code message } classChange { id version state } }
  }
`)
const undo = graphql(`
  mutation UndoChange($input: ChangeCloseInput!) {
    classChangeUndo(input: $input) { errors { field code message } classChange { id version state } }
  }
`)
const cancel = graphql(`
  mutation CancelChange($input: ChangeCloseInput!) {
    classChangeCancel(input: $input) { errors { field code message } classChange { id version state } }
  }
`)

interface Row {
  id: string
  version: number
  can: string[]
}

/** What this viewer may do with a change now; proposing and confirming carry the fingerprint of the preview that is shown. */
export function ChangeSteps({ row, preview }: { row: Row; preview: string | null }) {
  const { classes } = useWords()
  const seen = { id: row.id, version: row.version }
  const previewed = { ...seen, preview: preview ?? '' }
  const note = (
    <ActField name="note" label={classes.fields.note}>
      {(props) => <input {...props} className="field" />}
    </ActField>
  )
  const closing = (form: FormData) => ({ ...seen, note: String(form.get('note') ?? '') })
  return (
    <div className="change-steps">
      {preview === null ? null : (
        <>
          <ActButton
            row={row}
            act="class_change.propose"
            mutation={propose}
            label={classes.steps.propose}
            input={() => previewed}
          >
            <p>{classes.steps.proposeText}</p>
          </ActButton>
          <ActButton
            row={row}
            act="class_change.confirm"
            mutation={confirm}
            label={classes.steps.confirm}
            input={() => previewed}
          >
            <p>{classes.steps.confirmText}</p>
          </ActButton>
        </>
      )}
      <ActButton
        row={row}
        act="class_change.take_effect"
        mutation={takeEffect}
        label={classes.steps.takeEffect}
        input={() => seen}
      />
      <ActButton
        row={row}
        act="class_change.redraft"
        mutation={redraft}
        label={classes.steps.redraft}
        input={(form) => ({ ...seen, effectiveOn: textOf(form, 'effectiveOn') })}
      >
        <p>{classes.steps.redraftText}</p>
        <DayField name="effectiveOn" label={classes.fields.effectiveOn} />
      </ActButton>
      <ActButton row={row} act="class_change.undo" mutation={undo} label={classes.steps.undo} input={closing} danger>
        {note}
      </ActButton>
      <ActButton row={row} act="class_change.cancel" mutation={cancel} label={classes.steps.cancel} input={closing} danger>
        {note}
      </ActButton>
    </div>
  )
}

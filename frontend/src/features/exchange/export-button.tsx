import { Button } from 'antd'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useSpeech, useWords } from '../../i18n'
import { membersOf, TextField, TicksField, textOf } from '../../kit/act-fields'
import { ActButton } from '../../kit/act-form'
import { useAnswer } from '../../kit/answer'
import { graphql, type ResultOf } from '../../kit/graphql'
import { exportPath } from './export-path'
import './exchange.css'

const TemplatesQuery = graphql(`
  query ExportTemplates {
    exportTemplates { name columns { field zh en } }
    columnTemplates(first: 100, where: { droppedAt: { isNull: true } }) { nodes { id name family columns version can } }
    viewer { post { id can } }
  }
`)
const saving = graphql(`
  mutation SaveTemplate($input: TemplateSaveInput!) {
    columnTemplateSave(input: $input) { errors { field code message } columnTemplate { id } }
  }
`)
const dropping = graphql(`
  mutation DropTemplate($input: ChangeInput!) {
    columnTemplateDrop(input: $input) { errors { field code message } columnTemplate { id } }
  }
`)

interface ExportProps {
  /** Which of the export templates. */
  name: 'roster' | 'scores'
  where: unknown
  asOf?: string
}

type Answer = ResultOf<typeof TemplatesQuery>
type Template = Answer['columnTemplates']['nodes'][number]

const families = { roster: 'ROSTER', scores: 'SCORES' } as const

/** All columns, of which those of the chosen template are ticked; without one all are. */
function Columns({ answer, name, chosen }: { answer: Answer; name: ExportProps['name']; chosen: Template | undefined }) {
  const { exports } = useWords()
  const { language } = useSpeech()
  const columns = answer.exportTemplates.find((one) => one.name === name)?.columns ?? []
  return (
    <TicksField
      key={chosen?.id ?? ''}
      name="columns"
      label={exports.columns}
      options={columns.map(({ field, zh, en }) => [field, language === 'en' ? en : zh] as const)}
      ticked={chosen ? chosen.columns.split(',') : columns.map(({ field }) => field)}
    />
  )
}

interface TemplatesProps {
  answer: Answer
  family: 'ROSTER' | 'SCORES'
  chosen: Template | undefined
  choose: (id: string) => void
  /** The columns that are ticked now. */
  ticked: () => string[]
}

/** The body's own templates: one is chosen, what is ticked is saved under a name, the chosen one is dropped. */
function Templates({ answer, family, chosen, choose, ticked }: TemplatesProps) {
  const { exports } = useWords()
  const templates = answer.columnTemplates.nodes.filter((one) => one.family === family)
  const { post } = answer.viewer
  return (
    <div className="export-templates">
      <label>
        {exports.template}{' '}
        <select className="field" value={chosen?.id ?? ''} onChange={({ target }) => choose(target.value)}>
          <option value="">{exports.noTemplate}</option>
          {templates.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <ActButton
        row={post}
        act="column_template.save"
        mutation={saving}
        label={exports.save}
        input={(form) => ({ id: post.id, family, name: textOf(form, 'name'), columns: ticked() })}
      >
        <p>{exports.saveText}</p>
        <TextField name="name" label={exports.templateName} defaultValue={chosen?.name} />
      </ActButton>
      {chosen ? (
        <ActButton
          row={chosen}
          act="column_template.drop"
          mutation={dropping}
          label={exports.drop}
          danger
          input={() => ({ id: chosen.id, version: chosen.version })}
        />
      ) : null}
    </div>
  )
}

interface FormProps extends ExportProps {
  id: string
  close: () => void
}

/** The form is asked for when the dialog is opened first. The templates' own forms stand beside it, not in it. */
function ExportForm({ id, name, where, asOf, close }: FormProps) {
  const { exports } = useWords()
  const { data } = useAnswer(TemplatesQuery, {})
  const [template, choose] = useState('')
  const form = useRef<HTMLFormElement>(null)
  if (!data) return null
  const chosen = data.columnTemplates.nodes.find((one) => one.id === template)
  const ticked = () => (form.current ? membersOf<string>(new FormData(form.current), 'columns') : [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const columns = ticked()
    if (columns.length === 0) return
    const link = document.createElement('a')
    link.href = exportPath(name, { columns, where, asOf })
    link.download = ''
    link.click()
    close()
  }
  return (
    <>
      <h2>{exports.label[name]}</h2>
      <p className="secondary">{exports.text}</p>
      <Templates answer={data} family={families[name]} chosen={chosen} choose={choose} ticked={ticked} />
      <form ref={form} id={id} onSubmit={submit}>
        <Columns answer={data} name={name} chosen={chosen} />
      </form>
    </>
  )
}

/** Chooses columns and fetches the rows of the list as a spreadsheet: with the masks of the screen, a watermark, and a line in the log. */
export function ExportButton(props: ExportProps) {
  const { exports, acts } = useWords()
  const [opened, setOpened] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  const close = () => dialog.current?.close()
  const open = () => {
    setOpened(true)
    dialog.current?.showModal()
  }
  return (
    <>
      <Button onClick={open}>{exports.label[props.name]}</Button>
      <dialog ref={dialog} className="act" aria-label={exports.label[props.name]}>
        {opened ? <ExportForm {...props} id={id} close={close} /> : null}
        <div className="act-actions">
          <Button onClick={close}>{acts.cancel}</Button>
          <Button type="primary" htmlType="submit" form={id}>
            {exports.fetch}
          </Button>
        </div>
      </dialog>
    </>
  )
}

import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useSpeech, useWords } from '../../i18n'
import { membersOf, TicksField } from '../../kit/act-fields'
import { useAnswer } from '../../kit/answer'
import { graphql } from '../../kit/graphql'
import { exportPath } from './export-path'

const TemplatesQuery = graphql(`
  query ExportTemplates {
    exportTemplates { name columns { field zh en } }
  }
`)

interface ExportProps {
  /** Which of the export templates. */
  name: 'roster' | 'scores'
  where: unknown
  asOf?: string
}

/** The template's columns, all of them chosen; they are asked for when the form is opened. */
function Columns({ name }: Pick<ExportProps, 'name'>) {
  const { exports } = useWords()
  const { language } = useSpeech()
  const { data } = useAnswer(TemplatesQuery, {})
  const columns = data?.exportTemplates.find((one) => one.name === name)?.columns
  if (!columns) return null
  return (
    <TicksField
      name="columns"
      label={exports.columns}
      options={columns.map(({ field, zh, en }) => [field, language === 'en' ? en : zh] as const)}
      ticked={columns.map(({ field }) => field)}
    />
  )
}

/** Chooses columns and fetches the rows of the list as a spreadsheet: with the masks of the screen, a watermark, and a line in the log. */
export function ExportButton({ name, where, asOf }: ExportProps) {
  const { exports, acts } = useWords()
  const [opened, setOpened] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  const open = () => {
    setOpened(true)
    dialog.current?.showModal()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const columns = membersOf(new FormData(event.currentTarget), 'columns')
    if (columns.length === 0) return
    const link = document.createElement('a')
    link.href = exportPath(name, { columns, where, asOf })
    link.download = ''
    link.click()
    close()
  }
  return (
    <>
      <Button onClick={open}>{exports.label[name]}</Button>
      <dialog ref={dialog} className="act" aria-label={exports.label[name]}>
        <form onSubmit={submit}>
          <h2>{exports.label[name]}</h2>
          <p className="secondary">{exports.text}</p>
          {opened ? <Columns name={name} /> : null}
          <div className="act-actions">
            <Button onClick={close}>{acts.cancel}</Button>
            <Button type="primary" htmlType="submit">
              {exports.fetch}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  )
}

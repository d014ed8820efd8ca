import { Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { useWords } from '../../i18n'
import { type Outcome, useAct } from '../../kit/act'
import { FileInput } from '../../kit/file-input'
import type { Checkable } from './checks'
import { base64, largest } from './file'
import { ImportCheckMutation } from './query'
import { UnderWay } from './under-way'

/** Headings that nobody knows are told by `heading = field`, one a line. */
function columnsOf(text: string, template: Checkable): { heading: string; field: string }[] {
  const fields = new Map(template.columns.map(({ heading, field }) => [heading, field]))
  return text
    .split('\n')
    .map((line) => line.split('=').map((part) => part.trim()))
    .flatMap(([heading, wanted]) => (heading && wanted ? [{ heading, field: fields.get(wanted) ?? wanted }] : []))
}

function Refusals({ outcome, tooLarge }: { outcome: Outcome | null; tooLarge: boolean }) {
  const { imports, errors } = useWords()
  const told =
    outcome?.kind === 'refused'
      ? outcome.errors.map(({ message }) => message)
      : outcome?.kind === 'failed'
        ? [outcome.failure.said ?? errors[outcome.failure.code].text]
        : []
  const all = tooLarge ? [imports.tooLarge] : told
  return all.length > 0 ? (
    <ul id="file-refused" className="act-failed" role="alert">
      {all.map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  ) : null
}

/** Chooses what the file is a list of, takes the file, and has it tried; nothing is written yet. */
export function CheckForm({ templates }: { templates: Checkable[] }) {
  const { imports, terms } = useWords()
  const [target, choose] = useState(templates[0]?.target)
  const [tooLarge, setTooLarge] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const template = templates.find((one) => one.target === target)
  const { run, busy, outcome, forget } = useAct(template?.mutation ?? ImportCheckMutation)
  if (!template || !target) return null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const data = new FormData(form.current ?? undefined)
    const file = data.get('file')
    if (!(file instanceof File) || file.size === 0 || busy) return
    forget()
    setTooLarge(file.size > largest)
    if (file.size > largest) return
    const columns = columnsOf(String(data.get('columns') ?? ''), template)
    const { kind } = await run({ id: template.place, target, fileName: file.name, content: await base64(file), columns })
    if (kind === 'done') form.current?.reset()
  }
  return (
    <form ref={form} className="panel import-form" onSubmit={submit} aria-label={imports.check}>
      <label htmlFor="target">{imports.target}</label>
      <select
        id="target"
        name="target"
        className="field"
        value={target}
        onChange={(event) => choose(event.target.value as typeof target)}
      >
        {templates.map((one) => (
          <option key={one.target} value={one.target}>
            {terms.importTarget[one.target]}
          </option>
        ))}
      </select>
      <a href={`/exports/template-${target.toLowerCase()}`} download>
        {imports.template}
      </a>
      <p className="secondary">
        {imports.columns(
          template.columns.filter(({ required }) => required).map(({ heading }) => heading),
          template.columns.filter(({ required }) => !required).map(({ heading }) => heading),
        )}
      </p>
      {target === 'ACCOUNTS' ? <p className="secondary">{imports.noPasswords}</p> : null}
      <label htmlFor="file">{imports.file}</label>
      <FileInput id="file" name="file" accept=".xlsx" required aria-describedby="file-refused" />
      <Refusals outcome={outcome} tooLarge={tooLarge} />
      <details>
        <summary>{imports.mapping}</summary>
        <textarea name="columns" rows={3} className="field" aria-label={imports.mapping} placeholder={imports.mappingHint} />
      </details>
      <UnderWay busy={busy} />
      <Button type="primary" htmlType="submit" loading={busy}>
        {imports.check}
      </Button>
    </form>
  )
}

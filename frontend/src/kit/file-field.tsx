import { Button } from 'antd'
import { type RefObject, use, useEffect, useRef, useState } from 'react'
import { useSpeech } from '../i18n'
import { ActField, Unsent } from './act-form'
import { FileInput } from './file-input'
import { sizeOf } from './format'
import { largestFile, type Sent, upload } from './upload'
import './files.css'

interface Files {
  sent: Sent[]
  sending: Record<string, number>
  failed: string[]
}
const none: Files = { sent: [], sending: {}, failed: [] }

const without = (sending: Record<string, number>, name: string) =>
  Object.fromEntries(Object.entries(sending).filter(([one]) => one !== name))

/** The files of one form: sent as soon as they are chosen, forgotten when the form is opened anew. */
function useFiles(list: RefObject<HTMLElement | null>) {
  const { words, language } = useSpeech()
  const { files } = words.records
  const [state, set] = useState(none)
  const wait = use(Unsent)
  const busy = Object.keys(state.sending).length > 0
  useEffect(() => wait(busy), [busy, wait])
  useEffect(() => {
    const form = list.current?.closest('form')
    const forget = () => set(none)
    form?.addEventListener('reset', forget)
    return () => form?.removeEventListener('reset', forget)
  }, [list])
  const fail = (text: string) => set((before) => ({ ...before, failed: [...before.failed, text] }))
  const send = async (file: File) => {
    if (file.size > largestFile) return fail(files.tooLarge(file.name))
    const at = (percent: number) => set((before) => ({ ...before, sending: { ...before.sending, [file.name]: percent } }))
    at(0)
    const answer = await upload(file, language, at)
    set((before) => ({ ...before, sending: without(before.sending, file.name) }))
    if (answer.kind === 'refused') return fail(files.failed(file.name, answer.why ?? files.lost))
    set((before) => ({ ...before, sent: [...before.sent, answer.file] }))
  }
  const choose = (chosen: FileList | null) => {
    set((before) => ({ ...before, failed: [] }))
    for (const file of chosen ?? []) void send(file)
  }
  const remove = (id: string) => set((before) => ({ ...before, sent: before.sent.filter((one) => one.id !== id) }))
  return { ...state, choose, remove }
}

/** The field of an act's form that takes papers: how far each has come, what was refused and why, and a way to take one back. */
export function FileField({ name: field }: { name: string }) {
  const { files } = useSpeech().words.records
  const list = useRef<HTMLUListElement>(null)
  const { sent, sending, failed, choose, remove } = useFiles(list)
  return (
    <ActField name={field} label={files.label}>
      {({ name, ...props }) => (
        <>
          <FileInput
            {...props}
            multiple
            accept=".pdf,.png,.jpg,.jpeg,.xlsx,.docx"
            title={files.hint}
            onChange={({ target }) => {
              choose(target.files)
              target.value = ''
            }}
          />
          <p className="secondary">{files.hint}</p>
          <ul ref={list} className="act-files" aria-live="polite">
            {sent.map((one) => (
              <li key={one.id}>
                <input type="hidden" name={name} value={one.id} />
                <span>{files.sent(one.name, sizeOf(one.size))}</span>
                <Button size="small" type="text" aria-label={files.remove(one.name)} onClick={() => remove(one.id)}>
                  ×
                </Button>
              </li>
            ))}
            {Object.entries(sending).map(([file, percent]) => (
              <li key={file}>
                <progress max={100} value={percent} aria-label={file} /> {files.sending(file, percent)}
              </li>
            ))}
            {failed.map((text) => (
              <li key={text} className="act-error">
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </ActField>
  )
}

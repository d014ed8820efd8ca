import { Button } from 'antd'
import { createContext, type FormEvent, type ReactNode, use, useCallback, useId, useRef, useState } from 'react'
import { useWords } from '../i18n'
import { type ActDocument, type ActFailure, type Outcome, type UserError, useAct } from './act'
import { reloadAnswers } from './answer'

interface ActProps<Input> {
  /** The record; a button for an act that is not in its `can` is not drawn. */
  row: { can: string[] }
  /** The act's name in the policy, such as `leave.approve`. */
  act: string
  mutation: ActDocument<Input>
  /** The button, and what the dialog is called. */
  label: string
  /** What stands in the form: fields made of `ActField`. None: the dialog only asks to confirm. */
  children?: ReactNode
  /** The input, from the form's fields by name. */
  input: (form: FormData) => Input
  /** What the page itself refuses of what was entered, before anything is sent. */
  check?: (form: FormData) => UserError[]
  /** What is said when it is done; a change that can be seen needs no more than the default. */
  done?: string
  danger?: boolean
}

const ErrorsContext = createContext<UserError[]>([])

/** By which a field says that something of it is still under way: until then the form cannot be sent. */
export const Unsent = createContext<(waiting: boolean) => void>(() => undefined)

/** Whether the form has been sent and its answer is awaited: what stands in it may say how far that is. */
export const Sending = createContext(false)

/** A field of an act's form, with the server's refusal at it. `children` draws the control with these properties. */
export function ActField({ name, label, children }: { name: string; label: string; children: (props: FieldProps) => ReactNode }) {
  const id = useId()
  const errors = use(ErrorsContext).filter((error) => error.field === name)
  const wrong = errors.length > 0
  return (
    <div className="act-field">
      <label htmlFor={id}>{label}</label>
      {children({ id, name, 'aria-invalid': wrong, 'aria-describedby': wrong ? `${id}-errors` : undefined })}
      <p id={`${id}-errors`} className="act-error" aria-live="polite">
        {errors.map((error) => error.message).join(' ')}
      </p>
    </div>
  )
}

export interface FieldProps {
  id: string
  name: string
  'aria-invalid': boolean
  'aria-describedby': string | undefined
}

function Failed({ failure, reload }: { failure: ActFailure; reload: () => void }) {
  const words = useWords()
  const { title, text } = words.errors[failure.code]
  return (
    <div className="act-failed" role="alert">
      <b>{title}</b>
      <p>{failure.said ?? (failure.code === 'NETWORK' ? words.acts.unheard : text)}</p>
      {failure.requestId ? <p className="request-id">{words.states.requestId(failure.requestId)}</p> : null}
      {failure.code === 'CONFLICT' ? (
        <Button size="small" onClick={reload}>
          {words.states.reload}
        </Button>
      ) : null}
    </div>
  )
}

/** What belongs to no field of the form. */
function Whole({ outcome, fields, reload }: { outcome: Outcome | null; fields: ReadonlySet<string>; reload: () => void }) {
  if (outcome?.kind === 'failed') return <Failed failure={outcome.failure} reload={reload} />
  const errors = outcome?.kind === 'refused' ? outcome.errors.filter(({ field }) => field === null || !fields.has(field)) : []
  return errors.length > 0 ? (
    <p className="act-failed" role="alert">
      {errors.map((error) => error.message).join(' ')}
    </p>
  ) : null
}

/** Days and numbers that a form needs: what is no day or number cannot be sent at all. */
function unfilled(form: HTMLFormElement, message: string): UserError[] {
  const needed = [...form.querySelectorAll<HTMLInputElement>('input[aria-required=true]')]
  const wrong = needed.filter(({ value, validity }) => value.trim() === '' || !validity.valid)
  return wrong.map(({ name }) => ({ field: name, code: 'REQUIRED', message }))
}

const namesOf = (form: HTMLFormElement | null): ReadonlySet<string> =>
  new Set([...(form?.elements ?? [])].map((one) => one.getAttribute('name') ?? ''))

let silence: (() => void) | null = null

/** What is said of an act that is done. One note stands on the screen, of the newest: who speaks silences who spoke before. */
function useSaid(): [string, (text: string) => void] {
  const [said, set] = useState('')
  const own = useCallback(() => set(''), [])
  const say = (text: string) => {
    if (text !== '' && silence !== own) silence?.()
    if (text !== '') silence = own
    set(text)
  }
  return [said, say]
}

/** A button that opens the act's form in a native dialog; says when it is done, and where the server refuses. What stands in the
 * form is made when it is first opened, so that it may ask for what it offers. */
export function ActButton<Input>({ row, act, mutation, label, children, input, check, done, danger }: ActProps<Input>) {
  const { acts } = useWords()
  const { run, busy, outcome, forget, refuse } = useAct(mutation)
  const [said, say] = useSaid()
  const [unsent, wait] = useState(false)
  const [opened, setOpened] = useState(false)
  const dialog = useRef<HTMLDialogElement>(null)
  const form = useRef<HTMLFormElement>(null)
  if (!row.can.includes(act)) return said ? <DoneNote said={said} /> : null
  const close = () => dialog.current?.close()
  const open = () => {
    forget()
    say('')
    form.current?.reset()
    setOpened(true)
    dialog.current?.showModal()
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!form.current || busy || unsent) return
    const entered = new FormData(form.current)
    const wrong = [...unfilled(form.current, acts.unfilled), ...(check?.(entered) ?? [])]
    if (wrong.length > 0) return refuse(wrong)
    const { kind } = await run(input(entered))
    if (kind !== 'done') return
    close()
    say(done ?? acts.done)
  }
  const reload = () => {
    close()
    reloadAnswers()
  }
  return (
    <>
      <Button size="small" danger={danger} onClick={open}>
        {label}
      </Button>
      <DoneNote said={said} />
      <dialog ref={dialog} className="act" aria-label={label}>
        <form ref={form} onSubmit={submit} noValidate>
          <h2>{label}</h2>
          <Whole outcome={outcome} fields={namesOf(form.current)} reload={reload} />
          <Unsent value={wait}>
            <Sending value={busy}>
              <ErrorsContext value={outcome?.kind === 'refused' ? outcome.errors : []}>{opened ? children : null}</ErrorsContext>
            </Sending>
          </Unsent>
          <div className="act-actions">
            <Button onClick={close}>{acts.cancel}</Button>
            <Button type="primary" danger={danger} htmlType="submit" loading={busy || unsent}>
              {acts.confirm}
            </Button>
          </div>
        </form>
      </dialog>
    </>
  )
}

const DoneNote = ({ said }: { said: string }) => (
  <span className="act-done" role="status">
    {said}
  </span>
)

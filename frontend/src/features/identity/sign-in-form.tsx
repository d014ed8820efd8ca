import { Alert, Button, Input, type InputRef } from 'antd'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useWords } from '../../i18n'
import { type SignIn, signIn } from './session'
import { useCountdown } from './use-countdown'

interface Entry {
  username: string
  password: string
}

interface FormProps {
  entry: Entry
  change: (entry: Entry) => void
  done: () => void
}

function useCapsLock() {
  const [on, set] = useState(false)
  const look = (event: KeyboardEvent) => set(event.getModifierState('CapsLock'))
  return { on, onKeyDown: look, onKeyUp: look, onBlur: () => set(false) }
}

function useSignIn(entry: Entry, done: () => void) {
  const [answer, setAnswer] = useState<SignIn | null>(null)
  const [busy, setBusy] = useState(false)
  const left = useCountdown(answer?.kind === 'locked' ? answer : null)
  const submit = async () => {
    setBusy(true)
    const next = await signIn(entry.username.trim(), entry.password)
    setBusy(false)
    if (next.kind === 'done') done()
    else setAnswer(next)
  }
  return { answer, busy, left, submit }
}

function Problem({ answer, left }: { answer: SignIn | null; left: number }) {
  const { identity } = useWords()
  if (!answer || answer.kind === 'done') return null
  if (answer.kind === 'locked') {
    if (left === 0) return <Alert type="info" title={identity.lockedOver} showIcon />
    return <Alert type="warning" title={identity.locked(identity.minutes(Math.floor(left / 60), left % 60))} showIcon />
  }
  return <Alert type="error" title={identity[answer.kind]} showIcon />
}

/** Name and password. One message for every wrong pair; while locked, the time that is left. */
export function SignInForm({ entry, change, done }: FormProps) {
  const { identity } = useWords()
  const { on: capsLock, ...caps } = useCapsLock()
  const { answer, busy, left, submit } = useSignIn(entry, done)
  const [missing, setMissing] = useState({ username: false, password: false })
  const password = useRef<InputRef>(null)
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    const absent = { username: !entry.username.trim(), password: !entry.password }
    setMissing(absent)
    if (absent.username || absent.password) return
    await submit()
    password.current?.focus()
  }
  const hint = (field: 'username' | 'password') => (missing[field] && !entry[field] ? identity.required[field] : null)
  return (
    <form className="sign-in-form" onSubmit={onSubmit} noValidate>
      <div aria-live="polite">
        <Problem answer={answer} left={left} />
      </div>
      <label htmlFor="username">{identity.username}</label>
      <Input
        id="username"
        autoFocus
        autoComplete="username"
        autoCapitalize="off"
        spellCheck={false}
        value={entry.username}
        status={hint('username') ? 'error' : undefined}
        onChange={(event) => change({ ...entry, username: event.target.value })}
      />
      <p className="hint">{hint('username')}</p>
      <label htmlFor="password">{identity.password}</label>
      <Input.Password
        id="password"
        ref={password}
        autoComplete="current-password"
        value={entry.password}
        status={hint('password') ? 'error' : undefined}
        onChange={(event) => change({ ...entry, password: event.target.value })}
        {...caps}
      />
      <p className="hint" aria-live="polite">
        {hint('password') ?? (capsLock ? identity.capsLock : null)}
      </p>
      <Button type="primary" htmlType="submit" block loading={busy} disabled={left > 0}>
        {identity.submit}
      </Button>
    </form>
  )
}

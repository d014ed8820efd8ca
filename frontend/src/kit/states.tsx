import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../i18n'
import type { Failure } from './failure'
import { AlertIcon, EmptyIcon, LockIcon, LostIcon } from './icons'

/** Grey lines in the geometry of what comes; they appear only when the answer takes longer than 200 ms. */
export function Loading({ rows = 8 }: { rows?: number }) {
  const words = useWords()
  return (
    <div className="late" role="status" aria-label={words.states.loading}>
      <Skeleton active title={false} paragraph={{ rows, width: '100%' }} />
    </div>
  )
}

/** The rows of a table that is under way, in the place where they will stand. */
export function TableLoading({ rows = 14 }: { rows?: number }) {
  const words = useWords()
  return (
    <div className="late table-loading" role="status" aria-label={words.states.loading}>
      {Array.from({ length: rows }, (_, at) => at).map((at) => (
        <span key={at} />
      ))}
    </div>
  )
}

interface NoticeProps {
  kind: 'empty' | 'denied' | 'lost' | 'failed'
  title: string
  children?: ReactNode
  actions?: ReactNode
}

const icons = { empty: <EmptyIcon />, denied: <LockIcon />, lost: <LostIcon />, failed: <AlertIcon /> }

/** What stands in the place of content that is not there: why, and what to do next. */
export function Notice({ kind, title, children, actions }: NoticeProps) {
  return (
    <section className={`notice notice-${kind}`} aria-label={title}>
      {icons[kind]}
      <h2>{title}</h2>
      <div className="notice-text">{children}</div>
      {actions ? <div className="notice-actions">{actions}</div> : null}
    </section>
  )
}

function RequestId({ id }: { id: string | null }) {
  const words = useWords()
  return id ? <p className="request-id">{words.states.requestId(id)}</p> : null
}

/** A failed answer with nothing to show: says what failed, lets the user retry, names the request. */
export function Failed({ failure, retry }: { failure: Failure; retry: () => void }) {
  const words = useWords()
  const { title, text } = words.errors[failure.code]
  const kind = failure.code === 'FORBIDDEN' ? 'denied' : failure.code === 'NOT_FOUND' ? 'lost' : 'failed'
  return (
    <div role="alert">
      <Notice kind={kind} title={title} actions={<Button onClick={retry}>{words.states.retry}</Button>}>
        <p>{text}</p>
        {failure.code === 'NETWORK' ? <p>{words.states.offline}</p> : null}
        <RequestId id={failure.requestId} />
      </Notice>
    </div>
  )
}

/** A failed answer above content that was fetched before: the content stays, and is said to be old. */
export function Stale({ failure, retry }: { failure: Failure; retry: () => void }) {
  const words = useWords()
  const { title, text } = words.errors[failure.code]
  return (
    <div className="stale" role="alert">
      <div>
        <b>{title}</b> {failure.code === 'NETWORK' ? words.states.offline : text} {words.states.stale}
        <RequestId id={failure.requestId} />
      </div>
      <Button size="small" onClick={retry}>
        {words.states.retry}
      </Button>
    </div>
  )
}

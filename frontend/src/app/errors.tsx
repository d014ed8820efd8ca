import { Button } from 'antd'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { useWords } from '../i18n'
import { Notice } from '../kit/states'

/** A page failed while it was drawn or loaded: the frame's last resort. */
export function CrashPage() {
  const words = useWords()
  const error = useRouteError()
  const detail = isRouteErrorResponse(error)
    ? `${error.status} ${error.statusText}`
    : error instanceof Error
      ? error.message
      : null
  return (
    <main className="alone">
      <Notice
        kind="failed"
        title={words.states.crash}
        actions={<Button onClick={() => window.location.reload()}>{words.states.reload}</Button>}
      >
        <p>{words.states.crashText}</p>
        {detail ? <code>{detail}</code> : null}
      </Notice>
    </main>
  )
}

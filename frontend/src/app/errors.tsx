import { Button } from 'antd'
import { useEffect } from 'react'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { useWords } from '../i18n'
import { Notice } from '../kit/states'

/** The code of a page that was never opened cannot be fetched: that is the line's fault, not the page's. */
const isCut = (error: unknown): boolean => error instanceof TypeError && !navigator.onLine

function useReloadOnline(cut: boolean) {
  useEffect(() => {
    if (!cut) return
    const again = () => window.location.reload()
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [cut])
}

/** A page failed while it was drawn or loaded: the frame's last resort. */
export function CrashPage() {
  const words = useWords()
  const error = useRouteError()
  const cut = isCut(error)
  useReloadOnline(cut)
  const detail = isRouteErrorResponse(error)
    ? `${error.status} ${error.statusText}`
    : error instanceof Error
      ? error.message
      : null
  return (
    <main className="alone">
      <div role="alert">
        <Notice
          kind="failed"
          title={cut ? words.errors.NETWORK.title : words.states.crash}
          actions={<Button onClick={() => window.location.reload()}>{words.states.reload}</Button>}
        >
          <p>{cut ? words.states.offline : words.states.crashText}</p>
          {detail && !cut ? <code>{detail}</code> : null}
        </Notice>
      </div>
    </main>
  )
}

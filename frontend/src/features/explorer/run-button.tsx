import { Button } from 'antd'
import type { Ref } from 'react'
import { useWords } from '../../i18n'
import { Sheet } from '../../kit/sheet'

interface RunButtonProps {
  ref: Ref<HTMLButtonElement>
  /** The operation changes something: ask first. */
  writes: boolean
  busy: boolean
  disabled: boolean
  send: () => void
}

/** Sends the operation; one that changes records only after it was said so. Who may do what is the server's to decide. */
export function RunButton({ ref, writes, busy, disabled, send }: RunButtonProps) {
  const { explorer, acts } = useWords()
  return (
    <Sheet
      title={explorer.writes.title}
      opener={(open) => (
        <Button ref={ref} type="primary" loading={busy} disabled={disabled} onClick={writes ? open : send}>
          {explorer.run}
        </Button>
      )}
    >
      {(close) => (
        <>
          <p>{explorer.writes.text}</p>
          <p className="act-actions">
            <Button onClick={close}>{acts.cancel}</Button>
            <Button
              type="primary"
              onClick={() => {
                close()
                send()
              }}
            >
              {explorer.writes.send}
            </Button>
          </p>
        </>
      )}
    </Sheet>
  )
}

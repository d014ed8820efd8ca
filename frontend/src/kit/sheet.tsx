import { type MouseEvent, type ReactNode, useRef } from 'react'
import { useWords } from '../i18n'
import { CloseIcon } from './icons'

interface SheetProps {
  title: string
  /** Draws what opens the sheet. */
  opener: (open: () => void) => ReactNode
  className?: string
  children: (close: () => void) => ReactNode
}

/**
 * A modal sheet. A native dialog keeps the focus inside and closes on Escape; antd's drawer and modal lock the page by a
 * style element without nonce, which the content security policy would block.
 */
export function Sheet({ title, opener, className = 'sheet', children }: SheetProps) {
  const { table } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const close = () => dialog.current?.close()
  const onBackdrop = (event: MouseEvent) => event.target === dialog.current && close()
  return (
    <>
      {opener(() => dialog.current?.showModal())}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; the keyboard closes by Escape or the button */}
      <dialog ref={dialog} className={className} aria-label={title} onClick={onBackdrop}>
        <div className="sheet-head">
          <b>{title}</b>
          <button type="button" className="plain" aria-label={table.close} onClick={close}>
            <CloseIcon />
          </button>
        </div>
        {children(close)}
      </dialog>
    </>
  )
}

import { Button } from 'antd'
import { type MouseEvent, useRef } from 'react'
import { useWords } from '../i18n'
import { CloseIcon, MenuIcon } from '../kit/icons'
import { NavigationList } from './navigation-list'

/**
 * The navigation of a phone, from the left edge. A native modal dialog keeps the focus inside and closes on Escape;
 * antd's drawer locks the page by a style element without nonce, which the content security policy would block.
 */
export function NavigationDrawer() {
  const { nav, brand } = useWords()
  const drawer = useRef<HTMLDialogElement>(null)
  const close = () => drawer.current?.close()
  const onBackdrop = (event: MouseEvent) => event.target === drawer.current && close()
  return (
    <>
      <Button
        type="text"
        className="nav-open"
        icon={<MenuIcon />}
        aria-label={nav.open}
        onClick={() => drawer.current?.showModal()}
      />
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the click is on the backdrop; the keyboard closes by Escape or the button */}
      <dialog ref={drawer} className="drawer" aria-label={nav.label} onClick={onBackdrop}>
        <div className="drawer-head">
          <b>{brand.system}</b>
          <button type="button" className="plain" aria-label={nav.close} onClick={close}>
            <CloseIcon />
          </button>
        </div>
        <nav aria-label={nav.label}>
          <NavigationList onGo={close} />
        </nav>
      </dialog>
    </>
  )
}

import { type KeyboardEvent, type MouseEvent, useEffect, useRef } from 'react'

const row = '[data-row]'

function typing(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, dialog, [role="dialog"], [role="combobox"]') !== null
  )
}

function step(container: HTMLElement, by: 1 | -1): void {
  const rows = [...container.querySelectorAll<HTMLElement>(row)]
  const at = rows.findIndex((one) => one.contains(document.activeElement))
  const next = at < 0 ? rows[by === 1 ? 0 : rows.length - 1] : rows[Math.min(rows.length - 1, Math.max(0, at + by))]
  next?.focus()
  next?.scrollIntoView({ block: 'nearest' })
}

/** `j` and `k` move the focus by row from anywhere on the page but an input; `/` goes to the search field, `?` tells the keys. */
export function useRowKeys() {
  const container = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || !container.current) return
      if (event.key === 'j') step(container.current, 1)
      else if (event.key === 'k') step(container.current, -1)
      else if (event.key === '/') {
        event.preventDefault()
        container.current.querySelector<HTMLInputElement>('input[type="search"]')?.focus()
      } else if (event.key === '?') container.current.querySelector<HTMLElement>('[data-keys]')?.click()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return container
}

const interactive = 'a, button, input, label'

/** A link or button inside of the row does its own work; selecting text opens nothing. */
function meant({ target }: MouseEvent<HTMLElement>): boolean {
  const inside = target instanceof Element && target.closest(interactive) !== null
  return !inside && !window.getSelection()?.toString()
}

/** Attributes of a row that is reached by keyboard, and opened by Enter or a click anywhere on it; null: it leads nowhere. */
export function rowProps(key: string, open: (() => void) | null) {
  return {
    'data-row': key,
    tabIndex: -1,
    className: open ? 'opens' : undefined,
    onClick: (event: MouseEvent<HTMLElement>) => open && meant(event) && open(),
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === 'Enter' && event.target === event.currentTarget) open?.()
    },
  }
}

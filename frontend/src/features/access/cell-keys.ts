import type { KeyboardEvent } from 'react'

const steps: Record<string, readonly [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
}

/** The attribute by which the arrow keys find a cell: its row and its column. */
export const cellAt = (row: number, column: number) => ({ 'data-at': `${row},${column}` })

/** The nearest cell in that direction that leads somewhere; empty ones are passed over. */
function next(frame: HTMLElement, at: string, [down, right]: readonly [number, number], most: number): HTMLElement | null {
  const [row = 0, column = 0] = at.split(',').map(Number)
  for (let by = 1; by <= most; by++) {
    const found = frame.querySelector<HTMLElement>(`[data-at="${row + by * down},${column + by * right}"]`)
    if (found) return found
  }
  return null
}

/** Arrow keys move among the cells of a grid, so that the grid is one stop of the Tab key. */
export function onCellKey(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  const at = event.target instanceof HTMLElement ? event.target.dataset.at : undefined
  if (!step || at === undefined) return
  event.preventDefault()
  const most = event.currentTarget.querySelectorAll('tr').length
  next(event.currentTarget, at, step, Math.max(most, 30))?.focus()
}

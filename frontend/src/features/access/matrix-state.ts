/** What of the matrix is shown, as the address says it; empty: no narrowing. */
export interface MatrixState {
  role: string
  type: string
  action: string
  word: string
}

export const usualAction = 'read'

export function readState(search: URLSearchParams): MatrixState {
  const text = (key: string) => search.get(key)?.trim() ?? ''
  return { role: text('role'), type: text('type'), action: text('action') || usualAction, word: text('q') }
}

/** The address of a state; what is at its default does not stand in it. */
export function searchOf({ role, type, action, word }: MatrixState): string {
  const all = { role, type, action: action === usualAction ? '' : action, q: word }
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()
}

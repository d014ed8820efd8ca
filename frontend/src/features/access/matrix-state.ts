/** What of the matrix is shown, as the address says it; empty: no narrowing. */
export interface MatrixState {
  role: string
  type: string
  action: string
  word: string
}

export const usualAction = 'read'
/** Not reading but doing: all acts at once. */
export const acts = 'acts'

/** The `action` that the API is asked for; null: every one, of which `isWanted` keeps some. */
export const actionAsked = ({ action }: MatrixState): string | null => (action === acts ? null : action)

const reading: ReadonlySet<string> = new Set([usualAction, 'audit'])

export const isAct = (action: string): boolean => !reading.has(action)

/** Whether a decision about this action belongs to what is shown. */
export const isWanted = ({ action }: MatrixState, decided: string): boolean => action !== acts || isAct(decided)

export function readState(search: URLSearchParams): MatrixState {
  const text = (key: string) => search.get(key)?.trim() ?? ''
  return { role: text('role'), type: text('type'), action: text('action') || usualAction, word: text('q') }
}

/** The address of a state; what is at its default does not stand in it. */
export function searchOf({ role, type, action, word }: MatrixState): string {
  const all = { role, type, action: action === usualAction ? '' : action, q: word }
  return new URLSearchParams(Object.entries(all).filter(([, value]) => value !== '')).toString()
}

/** `still`: nothing is awaited; `under-way`: somebody acts; `late`: overdue or refused, the only use of cinnabar. */
export type StatusTone = 'still' | 'under-way' | 'late'

/** A state in a word. */
export function StatusTag({ tone, text }: { tone: StatusTone; text: string }) {
  return <span className={`status status-${tone}`}>{text}</span>
}

import type { ReactNode } from 'react'

/** A sentence of the regulation, word for word. */
export function Quote({ children }: { children: ReactNode }) {
  return <blockquote>{children}</blockquote>
}

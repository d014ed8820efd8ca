import { createContext, type ReactNode, use, useState } from 'react'

/** How far the server's clock is ahead of the device's, in milliseconds. */
const Ahead = createContext(0)

/** Below it, pages know the server's time: `at` is what its clock showed just now, and it ticks on. */
export function ServerClock({ at, children }: { at: string; children: ReactNode }) {
  const [ahead] = useState(() => new Date(at).getTime() - Date.now())
  return <Ahead value={ahead}>{children}</Ahead>
}

/** The server's time at this drawing of the page, as ISO text: due dates are never judged by the device's clock. */
export const useNow = (): string => new Date(Date.now() + use(Ahead)).toISOString()

import { createContext, use, useEffect } from 'react'

/** What the app does when a record has been opened: what was told of it is read by that. */
export const OpenedRecords = createContext<(id: string) => void>(() => {})

/** Says that the record is open, once it is there to be seen. */
export function useOpened(id: string, there: boolean): void {
  const opened = use(OpenedRecords)
  useEffect(() => {
    if (there) opened(id)
  }, [id, there, opened])
}

import { createContext, type ReactNode, use } from 'react'
import { Link } from 'react-router'

/** The address of the page that shows a record of this type; null: no page does, or not to this viewer. */
export type RecordPath = (type: string, id: string) => string | null

const RecordPaths = createContext<RecordPath>(() => null)

/** The app knows which pages there are; below it, every record can be linked to by its type and id. */
export function RecordLinks({ path, children }: { path: RecordPath; children: ReactNode }) {
  return <RecordPaths value={path}>{children}</RecordPaths>
}

export const useRecordPath = (): RecordPath => use(RecordPaths)

interface RecordLinkProps {
  type: string
  id: string
  children: ReactNode
}

/** The name of a record, which leads to its page where there is one for this viewer. */
export function RecordLink({ type, id, children }: RecordLinkProps) {
  const path = useRecordPath()(type, id)
  return path === null ? children : <Link to={path}>{children}</Link>
}

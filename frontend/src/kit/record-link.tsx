import { createContext, type MouseEvent, type ReactNode, use } from 'react'
import { useNavigate } from 'react-router'

/** The address of the page that shows a record of this type; null: no page does, or not to this viewer. */
export type RecordPath = (type: string, id: string) => string | null

/** The address of the list of records of this type, narrowed by filters of that list; null: no page does, or not to this viewer. */
export type ListPath = (type: string, filters: Record<string, string>) => string | null

const RecordPaths = createContext<RecordPath>(() => null)
const ListPaths = createContext<ListPath>(() => null)

interface RecordLinksProps {
  path: RecordPath
  list?: ListPath
  children: ReactNode
}

/** The app knows which pages there are; below it, every record can be linked to by its type and id, and every list by its type. */
export function RecordLinks({ path, list = () => null, children }: RecordLinksProps) {
  return (
    <RecordPaths value={path}>
      <ListPaths value={list}>{children}</ListPaths>
    </RecordPaths>
  )
}

export const useRecordPath = (): RecordPath => use(RecordPaths)
export const useListPath = (): ListPath => use(ListPaths)

/** Whether the browser itself is asked to do something with the link: a new tab, a download. */
const own = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent) =>
  button !== 0 || metaKey || ctrlKey || shiftKey || altKey

/** A link of the page to an absolute address. A list has hundreds of them, and each `Link` is drawn anew whenever the address changes. */
function Anchor({ to, children }: { to: string; children: ReactNode }) {
  const navigate = useNavigate()
  const follow = (event: MouseEvent) => {
    if (event.defaultPrevented || own(event)) return
    event.preventDefault()
    void navigate(to)
  }
  return (
    <a href={to} onClick={follow}>
      {children}
    </a>
  )
}

interface RecordLinkProps {
  type: string
  id: string
  children: ReactNode
}

/** The name of a record, which leads to its page where there is one for this viewer. */
export function RecordLink({ type, id, children }: RecordLinkProps) {
  const path = useRecordPath()(type, id)
  return path === null ? children : <Anchor to={path}>{children}</Anchor>
}

interface ListLinkProps {
  type: string
  filters: Record<string, string>
  children: ReactNode
}

/** A number that leads to the records that it counts, where there is a list of them for this viewer. */
export function ListLink({ type, filters, children }: ListLinkProps) {
  const path = useListPath()(type, filters)
  return path === null ? children : <Anchor to={path}>{children}</Anchor>
}

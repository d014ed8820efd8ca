import { startTransition, useCallback, useEffect, useOptimistic, useRef } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { addressed, type List } from './list'
import { formatList, type ListState, parseList, tabParameter } from './list-state'

/** A list, and the state of it that the address says. */
export interface Stated<Document> {
  list: List<Document>
  state: ListState
  go: (part: Partial<ListState> | Change) => void
}

/** What follows from the state as it is when somebody acts: while a change is being drawn, the next may already come. */
type Change = (before: ListState) => Partial<ListState>

/** What the address says; a change holds at once, so that its rows are asked for while the router still moves to its address. */
export function useListState<Document>(list: List<Document>): Stated<Document> {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const [ahead, hurry] = useOptimistic(search)
  const latest = useRef(search)
  useEffect(() => {
    latest.current = search
  }, [search])
  const go = useCallback(
    (part: Partial<ListState> | Change) => {
      const address = addressed(list)
      const before = parseList(latest.current, address)
      const next = { ...before, place: {}, ...(typeof part === 'function' ? part(before) : part) }
      const text = formatList(next, address, latest.current.get(tabParameter))
      latest.current = text
      startTransition(async () => {
        hurry(text)
        await navigate({ search: text.toString() })
      })
    },
    [list, hurry, navigate],
  )
  return { list, state: parseList(ahead, addressed(list)), go }
}

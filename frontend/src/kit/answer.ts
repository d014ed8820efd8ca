import { useEffect, useState } from 'react'
import { type AnyVariables, type DocumentInput, useQuery } from 'urql'
import { type Failure, failureOf } from './failure'

export interface Answer<Data> {
  /** The newest data that arrived; kept while a newer answer is under way or has failed. */
  data: Data | undefined
  failure: Failure | undefined
  fetching: boolean
  retry: () => void
}

const reloading = 'daodi:reload'

/** Makes every query of the page ask again: something was done, or somebody else has done something. */
export const reloadAnswers = (): boolean => window.dispatchEvent(new Event(reloading))

/** One query of a page: keeps old data on failure, and asks again by itself when the network is back. */
export function useAnswer<Data, Variables extends AnyVariables>(
  query: DocumentInput<Data, Variables>,
  variables: Variables,
  pause = false,
): Answer<Data> {
  const [result, execute] = useQuery<Data, AnyVariables>({ query, variables, pause })
  const [kept, keep] = useState<Data | undefined>(result.data)
  if (result.data && !result.error && result.data !== kept) keep(result.data)
  const failure = result.error && failureOf(result.error)
  const lost = failure?.code === 'NETWORK'
  useEffect(() => {
    if (!lost) return
    const again = () => execute({ requestPolicy: 'network-only' })
    window.addEventListener('online', again)
    return () => window.removeEventListener('online', again)
  }, [lost, execute])
  useEffect(() => {
    if (pause) return
    const again = () => execute({ requestPolicy: 'network-only' })
    window.addEventListener(reloading, again)
    return () => window.removeEventListener(reloading, again)
  }, [pause, execute])
  return {
    data: result.error ? kept : (result.data ?? kept),
    failure,
    fetching: result.fetching || result.stale,
    retry: () => execute({ requestPolicy: 'network-only' }),
  }
}

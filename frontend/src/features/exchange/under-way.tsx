import { useEffect, useRef, useState } from 'react'
import { useClient } from 'urql'
import { useWords } from '../../i18n'
import { reloadAnswers } from '../../kit/answer'
import { count } from '../../kit/format'
import type { ResultOf } from '../../kit/graphql'
import { ImportProgressQuery } from './query'

type Progress = ResultOf<typeof ImportProgressQuery>['importsUnderWay'][number]

/** Milliseconds between two questions about how far it has come. */
const every = 400

/**
 * What the viewer's account has under way: asked again and again while `busy`, and also when the page was left in the midst of it and
 * has come back; then what came of it is shown when it is over.
 */
function useUnderWay(busy: boolean): readonly Progress[] {
  const client = useClient()
  const [found, find] = useState<readonly Progress[]>([])
  const left = useRef(false)
  const going = busy || found.length > 0
  useEffect(() => {
    let over = false
    let timer: number | undefined
    const ask = async () => {
      const { data } = await client.query(ImportProgressQuery, {}, { requestPolicy: 'network-only' }).toPromise()
      if (over) return
      const now = data?.importsUnderWay
      // A moment before its answer comes an act is over already: until then its last word stays.
      if (now && (now.length > 0 || !busy)) find(now)
      if (!busy && now) {
        if (left.current && now.length === 0) reloadAnswers()
        left.current = now.length > 0
      }
      if (going) timer = window.setTimeout(ask, every)
    }
    ask()
    return () => {
      over = true
      window.clearTimeout(timer)
    }
  }, [client, busy, going])
  return found
}

/** How far imports have come, row by row. */
export function UnderWay({ busy }: { busy: boolean }) {
  const { imports, terms } = useWords()
  const found = useUnderWay(busy)
  if (found.length === 0 && !busy) return null
  const lines = found.map(({ target, phase, done, total }) => ({
    target,
    text: `${terms.importTarget[target]} · ${terms.importPhase[phase]}${total > 0 ? imports.rows(count(done), count(total)) : ''}`,
    share: total > 0 ? done / total : undefined,
  }))
  return (
    <ul className="import-progress" aria-label={imports.underWay}>
      {(lines.length > 0 ? lines : [{ target: '', text: imports.starting, share: undefined }]).map(({ target, text, share }) => (
        <li key={target}>
          <progress max={1} value={share} aria-label={imports.underWay} />
          <span>{text}</span>
        </li>
      ))}
    </ul>
  )
}

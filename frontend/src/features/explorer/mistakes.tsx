import { useWords } from '../../i18n'
import type { Mistake } from './check'
import type { Place } from './place'
import { PlaceButton } from './place-button'

/** More would only repeat the first. */
const most = 5

/** What does not fit the schema, before anything is sent: where, in the reader's words, and in those of the GraphQL library. */
export function Mistakes({ mistakes, go }: { mistakes: Mistake[]; go: (place: Place) => void }) {
  const { explorer } = useWords()
  return (
    <ul className="run-errors" aria-label={explorer.found} aria-live="polite" hidden={mistakes.length === 0}>
      {mistakes.slice(0, most).map((one) => (
        <li key={`${one.kind} ${one.from} ${one.said}`}>
          <PlaceButton place={one} go={go} /> {explorer.mistakes[one.kind](one.name)}{' '}
          <span className="secondary" lang="en">
            {one.said}
          </span>
        </li>
      ))}
    </ul>
  )
}

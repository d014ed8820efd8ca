import { useWords } from '../../i18n'
import type { Place } from './place'

/** Moves the cursor of the editor to a place of the query. */
export function PlaceButton({ place, go }: { place: Place; go: (place: Place) => void }) {
  const { explorer } = useWords()
  const { line, column } = place
  return (
    <button type="button" className="plain place" onClick={() => go({ line, column })}>
      {explorer.at(line, column)}
    </button>
  )
}

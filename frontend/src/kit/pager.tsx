import { Button } from 'antd'
import { useWords } from '../i18n'
import { LeftIcon, RightIcon } from './icons'

/** Where a page of a keyset list begins: behind one cursor, or before another. Both absent: the first page. */
export interface Place {
  after?: string
  before?: string
}

export interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

/** Which neighbours the page has. The side it was reached from is there even when the server did not look. */
export function neighbours(place: Place, info: PageInfo): { previous: Place | null; next: Place | null } {
  const hasNext = info.hasNextPage || place.before !== undefined
  const hasPrevious = place.after !== undefined || info.hasPreviousPage
  return {
    previous: hasPrevious && info.startCursor ? { before: info.startCursor } : null,
    next: hasNext && info.endCursor ? { after: info.endCursor } : null,
  }
}

export function Pager({ place, info, go }: { place: Place; info: PageInfo; go: (place: Place) => void }) {
  const words = useWords()
  const { previous, next } = neighbours(place, info)
  const first = place.after === undefined && place.before === undefined
  return (
    <nav className="pager" aria-label={words.table.pager}>
      <Button disabled={first} onClick={() => go({})}>
        {words.table.first}
      </Button>
      <Button disabled={!previous} icon={<LeftIcon />} onClick={() => previous && go(previous)}>
        {words.table.previous}
      </Button>
      <Button disabled={!next} icon={<RightIcon />} iconPlacement="end" onClick={() => next && go(next)}>
        {words.table.next}
      </Button>
    </nav>
  )
}

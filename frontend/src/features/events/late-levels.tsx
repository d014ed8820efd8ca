import { Link, useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { count } from '../../kit/format'
import { LevelChip } from '../../kit/level-chip'
import { levelTone } from './level-times'
import { narrowed } from './narrowed'

interface LateLevelsProps {
  /** Events that were late at level 1, 2, 3, 4. */
  late: number[]
  /** Events whose course this viewer sees, of all that are counted on the page. */
  seen: number
  all: number
}

/** At which level events were late; each number leads to its events. */
export function LateLevels({ late, seen, all }: LateLevelsProps) {
  const { events, terms } = useWords()
  const { charts } = events
  const [search] = useSearchParams()
  if (seen === 0) return <p className="secondary">{charts.lateOutside}</p>
  const most = Math.max(1, ...late)
  return (
    <>
      <ul className="late-levels">
        {late.map((number, at) => {
          const level = at + 1
          const name = terms.level[at] ?? ''
          return (
            <li key={level}>
              <span>
                <LevelChip level={level} /> <span className="secondary">{terms.levelHandler[at]}</span>
              </span>
              <Link
                to={narrowed(search, { lateLevel: String(level) })}
                aria-label={`${events.lateAt(name)} ${events.pieces(count(number))}`}
              >
                {events.pieces(count(number))}
              </Link>
              <span className="late-bar" aria-hidden="true">
                <span className={levelTone(level)} style={{ width: `${(100 * number) / most}%` }} />
              </span>
            </li>
          )
        })}
      </ul>
      <p className="secondary">{charts.lateNote}</p>
      {seen < all ? <p className="secondary">{charts.latePart(count(seen), count(all))}</p> : null}
    </>
  )
}

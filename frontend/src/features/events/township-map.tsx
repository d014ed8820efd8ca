import { Link, useSearchParams } from 'react-router'
import { useWords, type Words } from '../../i18n'
import { useAnswer } from '../../kit/answer'
import { DataTable } from '../../kit/data-table'
import { count, percent } from '../../kit/format'
import type { Column } from '../../kit/list'
import { Panel } from '../../kit/page'
import { Failed, Loading, Stale } from '../../kit/states'
import { type MapTile, TileMap } from '../../kit/tile-map'
import type { EventWhere } from './filters'
import { narrowed } from './narrowed'
import { boundsAround, type Figure, figuresOf, shadeOf, shareOf, totalOf } from './overdue'
import { EventMapQuery } from './query'
import { placeOf } from './township-places'
import './events.css'

interface Place extends Figure {
  id: string
  code: string
  name: string
}

type To = (place: Place, late: boolean) => string

const saidOf = ({ events }: Words, place: Place) => {
  const { name, all, late } = place
  if (all === 0) return { value: '', told: `${name} ${events.map.none}` }
  const share = percent(shareOf(place) ?? 0)
  return { value: `${share}%`, told: events.map.tile(name, share, count(late), count(all)) }
}

const tileOf = (words: Words, place: Place, bounds: number[], to: To): MapTile => ({
  key: place.id,
  name: place.name,
  place: placeOf(place.code),
  shade: shadeOf(shareOf(place), bounds),
  to: place.all === 0 ? null : to(place, true),
  ...saidOf(words, place),
})

function columnsOf({ events }: Words, to: To): Column<Place>[] {
  const { columns } = events.map
  return [
    { key: 'name', title: columns.township, cell: ({ name }) => name },
    {
      key: 'all',
      title: columns.all,
      align: 'right',
      cell: (place) => <Link to={to(place, false)}>{events.pieces(count(place.all))}</Link>,
    },
    {
      key: 'late',
      title: columns.late,
      align: 'right',
      cell: (place) =>
        place.late > 0 ? <Link to={to(place, true)}>{events.pieces(count(place.late))}</Link> : events.pieces('0'),
    },
    { key: 'share', title: columns.share, align: 'right', cell: (place) => `${percent(shareOf(place) ?? 0)}%` },
  ]
}

/** The bounds as the legend says them: "0%", "≤2.41%" ... ">3.61%". */
const stepsOf = (bounds: number[]) => ['0%', ...bounds.map((bound) => `≤${percent(bound)}%`), `>${percent(bounds.at(-1) ?? 0)}%`]

/** The townships as tiles, by how many of their events were late, and the same as a table, the latest first. */
export function TownshipMap({ where }: { where: EventWhere }) {
  const words = useWords()
  const { map } = words.events
  const [search] = useSearchParams()
  const { data, failure, retry } = useAnswer(EventMapQuery, { where })
  if (!data) return failure ? <Failed failure={failure} retry={retry} /> : <Loading rows={14} />
  const figures = figuresOf(data.groups.map(({ count: n, key }) => ({ count: n, overdue: key.overdue, of: key.township?.id })))
  const places = data.townships.nodes.map((one) => ({ ...one, ...(figures.get(one.id) ?? { all: 0, late: 0 }) }))
  const to: To = ({ id }, late) => narrowed(search, { township: id, ...(late ? { overdue: 'yes' } : {}) })
  const overall = shareOf(totalOf(figures)) ?? 0
  const bounds = boundsAround(overall)
  const counted = places.filter(({ all }) => all > 0).sort((one, other) => (shareOf(other) ?? 0) - (shareOf(one) ?? 0))
  return (
    <>
      {failure ? <Stale failure={failure} retry={retry} /> : null}
      {search.has('overdue') ? <p className="gap is-late">{map.filtered}</p> : null}
      <div className="map-view">
        <Panel title={map.label}>
          <TileMap
            label={map.label}
            tiles={places.map((place) => tileOf(words, place, bounds, to))}
            legend={{ title: map.legend, steps: stepsOf(bounds), unknown: map.none }}
          />
          <p className="secondary">
            {map.overall(percent(overall))}
            {map.note}
          </p>
        </Panel>
        <DataTable label={map.columns.share} rows={counted} columns={columnsOf(words, to)} keyOf={({ id }) => id} />
      </div>
    </>
  )
}

import { Link } from 'react-router'
import './tile-map.css'

/** How much of what the map shows is in a place: 0 (none) to 4 (most); null: nothing is known of it. */
export type Shade = 0 | 1 | 2 | 3 | 4 | null

export interface MapTile {
  key: string
  name: string
  /** From 1, from the north-west corner; absent: wherever there is room below. */
  place?: readonly [row: number, column: number]
  shade: Shade
  /** The value in short; it is said in words by `told`. */
  value: string
  told: string
  /** The records behind the value. */
  to: string | null
}

interface TileMapProps {
  label: string
  tiles: MapTile[]
  /** What the shades mean, from 0 on. */
  legend: { title: string; steps: string[]; unknown: string }
}

function Content({ tile: { name, value } }: { tile: MapTile }) {
  return (
    <>
      <b>{name}</b>
      <span>{value}</span>
    </>
  )
}

const shadeClass = (shade: Shade) => `map-tile shade-${shade ?? 'unknown'}`

/** Where places lie to each other, one tile each; colour is never the only word. */
export function TileMap({ label, tiles, legend }: TileMapProps) {
  return (
    <figure className="tile-map">
      <ul aria-label={label}>
        {tiles.map((tile) => (
          <li key={tile.key} style={tile.place && { gridRow: tile.place[0], gridColumn: tile.place[1] }}>
            {tile.to === null ? (
              <span className={shadeClass(tile.shade)} title={tile.told}>
                <Content tile={tile} />
              </span>
            ) : (
              <Link className={shadeClass(tile.shade)} to={tile.to} title={tile.told} aria-label={tile.told}>
                <Content tile={tile} />
              </Link>
            )}
          </li>
        ))}
      </ul>
      <figcaption>
        <span>{legend.title}</span>
        {legend.steps.map((step, at) => (
          <span key={step}>
            <i className={`swatch shade-${at}`} aria-hidden="true" />
            {step}
          </span>
        ))}
        <span>
          <i className="swatch shade-unknown" aria-hidden="true" />
          {legend.unknown}
        </span>
      </figcaption>
    </figure>
  )
}

import { useWords } from '../../i18n'
import { Bar } from '../../kit/bar'
import { count } from '../../kit/format'
import { ListLink, useListPath, useRecordPath } from '../../kit/record-link'
import { Tile } from '../../kit/tile'
import { narrowing, type Place } from './place'
import type { Figures } from './query'
import { Group, Section } from './section'

type ClassCount = Figures['agencies']

interface SplitProps {
  of: ClassCount
  /** The list of what is counted, and the filters under which it holds this number. */
  type: string
  filters: Record<string, string>
}

/** How a number divides into class A and class B, each leading to its records. */
function Split({ of, type, filters }: SplitProps) {
  const { overview, list } = useWords()
  const { a, b } = overview.classes
  const label = list([`${a} ${count(of.a)}`, `${b} ${count(of.b)}`])
  return (
    <div className="split">
      <Bar
        size="large"
        label={label}
        parts={[
          { key: 'a', weight: of.a, tone: 'celadon' },
          { key: 'b', weight: of.b, tone: 'indigo' },
        ]}
      />
      <p>
        <span>
          <i className="swatch celadon" />
          {a}{' '}
          <ListLink type={type} filters={{ ...filters, class: 'A' }}>
            <b>{count(of.a)}</b>
          </ListLink>
        </span>
        <span>
          <i className="swatch indigo" />
          {b}{' '}
          <ListLink type={type} filters={{ ...filters, class: 'B' }}>
            <b>{count(of.b)}</b>
          </ListLink>
        </span>
      </p>
    </div>
  )
}

interface StationsProps {
  figures: Figures
  place: Place
  where: string
  reads: boolean
}

export function Stations({ figures, place, where, reads }: StationsProps) {
  const { overview } = useWords()
  const list = useListPath()
  const record = useRecordPath()
  const { tiles, unit, scope, groups } = overview
  const { agencies, staff } = figures
  const filters = narrowing(place)
  const toAgencies = place.kind === 'agency' ? record('Agency', place.id) : list('Agency', filters)
  return (
    <Section name="stations">
      <div className="groups groups-stations">
        <Group title={groups.departments} where={scope.district}>
          <Tile
            label={tiles.departments.label}
            quote={tiles.departments.quote}
            value={reads ? count(figures.departments) : null}
            unit={unit.departments}
            to={list('Department', { sends: 'yes' }) ?? undefined}
          />
        </Group>
        <Group title={groups.stationed} where={where}>
          <Tile
            label={tiles.agencies.label}
            quote={tiles.agencies.quote}
            value={reads ? count(agencies.total) : null}
            unit={unit.agencies}
            to={toAgencies ?? undefined}
          >
            <Split of={agencies} type="Agency" filters={filters} />
          </Tile>
          <Tile
            label={tiles.staff.label}
            quote={tiles.staff.quote}
            value={staff && count(staff.total)}
            unit={unit.staff}
            to={list('Staff', filters) ?? undefined}
          >
            {staff ? <Split of={staff} type="Staff" filters={filters} /> : null}
          </Tile>
        </Group>
      </div>
    </Section>
  )
}

import { useWords } from '../../i18n'
import { Bar } from '../../kit/bar'
import { count } from '../../kit/format'
import { Tile } from '../../kit/tile'
import type { Figures } from './query'
import { Group, Section } from './section'

type ClassCount = Figures['agencies']

/** How a number divides into class A and class B. */
function Split({ of }: { of: ClassCount }) {
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
          {a} <b>{count(of.a)}</b>
        </span>
        <span>
          <i className="swatch indigo" />
          {b} <b>{count(of.b)}</b>
        </span>
      </p>
    </div>
  )
}

export function Stations({ figures, where, reads }: { figures: Figures; where: string; reads: boolean }) {
  const { overview } = useWords()
  const { tiles, unit, scope, groups } = overview
  const { agencies, staff } = figures
  return (
    <Section name="stations">
      <div className="groups groups-stations">
        <Group title={groups.departments} where={scope.district}>
          <Tile
            label={tiles.departments.label}
            quote={tiles.departments.quote}
            value={reads ? count(figures.departments) : null}
            unit={unit.departments}
          />
        </Group>
        <Group title={groups.stationed} where={where}>
          <Tile
            label={tiles.agencies.label}
            quote={tiles.agencies.quote}
            value={reads ? count(agencies.total) : null}
            unit={unit.agencies}
          >
            <Split of={agencies} />
          </Tile>
          <Tile label={tiles.staff.label} quote={tiles.staff.quote} value={staff && count(staff.total)} unit={unit.staff}>
            {staff ? <Split of={staff} /> : null}
          </Tile>
        </Group>
      </div>
    </Section>
  )
}

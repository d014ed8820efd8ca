import { useWords } from '../../i18n'
import { count } from '../../kit/format'
import { Tile } from '../../kit/tile'
import type { Figures } from './query'
import { Group, Section } from './section'

/** District facts: the same for every member. */
export function Approvals({ figures }: { figures: Figures }) {
  const { overview } = useWords()
  const { tiles, unit, scope, groups, ofItems } = overview
  const { delegated, windowLists, visits } = figures
  const tile = (name: keyof typeof tiles, value: number) => (
    <Tile key={name} label={tiles[name].label} quote={tiles[name].quote} value={count(value)} unit={unit.items} />
  )
  const of = <p className="tile-note">{ofItems(count(visits.items))}</p>
  return (
    <Section name="approvals">
      <div className="groups groups-approvals">
        <Group title={groups.delegated} where={scope.district}>
          {tile('formerly', delegated.formerly)}
          {tile('central', delegated.central)}
          {tile('development', delegated.development)}
          {tile('ecological', delegated.ecological)}
          {tile('station', delegated.station)}
        </Group>
        <Group title={groups.windows} where={scope.district}>
          {tile('windowCentral', windowLists.central)}
          {tile('windowDevelopment', windowLists.development)}
          {tile('windowEcological', windowLists.ecological)}
          {tile('windowVillage', windowLists.village)}
        </Group>
        <Group title={groups.visits} where={scope.district}>
          <Tile label={tiles.atMostOne.label} quote={tiles.atMostOne.quote} value={count(visits.atMostOne)} unit={unit.items}>
            {of}
          </Tile>
          <Tile label={tiles.zero.label} quote={tiles.zero.quote} value={count(visits.zero)} unit={unit.items}>
            {of}
          </Tile>
        </Group>
      </div>
    </Section>
  )
}

import type { ReactNode } from 'react'
import { useWords } from '../../i18n'
import { count } from '../../kit/format'
import { Tile } from '../../kit/tile'
import type { Figures } from './query'
import { Group, Section } from './section'

/** District facts: the same for every member; the three officers have no right to them. */
export function Approvals({ figures, reads }: { figures: Figures; reads: boolean }) {
  const { overview } = useWords()
  const { tiles, unit, scope, groups, ofItems } = overview
  const { delegated, windowLists, visits } = figures
  const tile = (name: keyof typeof tiles, value: number, note?: ReactNode) => (
    <Tile key={name} label={tiles[name].label} quote={tiles[name].quote} value={reads ? count(value) : null} unit={unit.items}>
      {note}
    </Tile>
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
          {tile('atMostOne', visits.atMostOne, of)}
          {tile('zero', visits.zero, of)}
        </Group>
      </div>
    </Section>
  )
}

import type { ReactNode } from 'react'
import { useWords } from '../../i18n'
import { count } from '../../kit/format'
import { useListPath } from '../../kit/record-link'
import { Tile } from '../../kit/tile'
import type { Figures, ItemLists } from './query'
import { Group, Section } from './section'
import { useFormerOf, useListOf } from './use-list-of'

interface ApprovalsProps {
  figures: Figures
  lists: ItemLists
  reads: boolean
}

/** The central towns' items at the window, as the list of items has them in its address. */
const atWindows = 'WINDOW-CENTRAL'

/** District facts: the same for every member; the three officers have no right to them. Each leads to its list of items. */
export function Approvals({ figures, lists, reads }: ApprovalsProps) {
  const { overview } = useWords()
  const items = useListPath()
  const listOf = useListOf(lists)
  const formerOf = useFormerOf(lists)
  const { tiles, unit, scope, groups, ofItems } = overview
  const { delegated, windowLists, visits } = figures
  const tile = (name: keyof typeof tiles, value: number, to?: string | null, note?: ReactNode) => (
    <Tile
      key={name}
      label={tiles[name].label}
      quote={tiles[name].quote}
      value={reads ? count(value) : null}
      unit={unit.items}
      to={to ?? undefined}
    >
      {note}
    </Tile>
  )
  const of = <p className="tile-note">{ofItems(count(visits.items))}</p>
  return (
    <Section name="approvals">
      <div className="groups groups-approvals">
        <Group title={groups.delegated} where={scope.district}>
          {tile('formerly', delegated.formerly, formerOf('DELEGATED', 'CENTRAL'))}
          {tile('central', delegated.central, listOf('DELEGATED', 'CENTRAL'))}
          {tile('development', delegated.development, listOf('DELEGATED', 'DEVELOPMENT'))}
          {tile('ecological', delegated.ecological, listOf('DELEGATED', 'ECOLOGICAL'))}
          {tile('station', delegated.station, listOf('STATION'))}
        </Group>
        <Group title={groups.windows} where={scope.district}>
          {tile('windowCentral', windowLists.central, listOf('WINDOW', 'CENTRAL'))}
          {tile('windowDevelopment', windowLists.development, listOf('WINDOW', 'DEVELOPMENT'))}
          {tile('windowEcological', windowLists.ecological, listOf('WINDOW', 'ECOLOGICAL'))}
          {tile('windowVillage', windowLists.village, listOf('VILLAGE'))}
        </Group>
        <Group title={groups.visits} where={scope.district}>
          {tile('atMostOne', visits.atMostOne, items('ApprovalItem', { list: atWindows, visits: 'most1' }), of)}
          {tile('zero', visits.zero, items('ApprovalItem', { list: atWindows, visits: '0' }), of)}
        </Group>
      </div>
    </Section>
  )
}

import { useWords } from '../../i18n'
import { ClassBadge } from '../../kit/class-badge'
import { count } from '../../kit/format'
import { graphql, type ResultOf } from '../../kit/graphql'
import type { AgencyBasicsFragment } from './agency-basics'
import { BodyNames } from './body-names'
import { type ClassGroundsFragment, groundsText } from './class-why'

/** Which agency this is, and in a few words why it has its class. */
export function AgencyHead({
  agency,
}: {
  agency: ResultOf<typeof AgencyBasicsFragment> & ResultOf<typeof ClassGroundsFragment>
}) {
  const words = useWords()
  return (
    <>
      <ClassBadge of={agency.managementClass} />
      <span>{groundsText(words, agency)}</span>
      <BodyNames type="Township" bodies={[agency.township]} />
      <BodyNames type="Department" bodies={[agency.department]} />
    </>
  )
}

export const TownshipHeadFragment = graphql(`
  fragment TownshipHead on Township @_unmask {
    code
    form
    category
    villageCount
    gridCount
    personnel { totalCount }
  }
`)

/** Which township this is: its type decides its lists, its form the class of its enforcement squadron. */
export function TownshipHead({ township }: { township: ResultOf<typeof TownshipHeadFragment> }) {
  const { organisations, terms } = useWords()
  const { code, form, category, villageCount, gridCount, personnel } = township
  const { counted, staffCounted } = organisations.townships
  return (
    <>
      <span className="strong">{terms.townshipCategory[category]}</span>
      <span>{organisations.townships.formed(terms.townshipForm[form])}</span>
      <span>{counted(count(villageCount), count(gridCount))}</span>
      {personnel.totalCount > 0 ? <span>{staffCounted(count(personnel.totalCount))}</span> : null}
      <span className="secondary">{code}</span>
    </>
  )
}

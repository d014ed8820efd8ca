import { useSearchParams } from 'react-router'
import { useWords } from '../../i18n'
import { filtersOf } from '../../kit/filters'
import { count } from '../../kit/format'
import type { FragmentOf } from '../../kit/graphql'
import { ListView } from '../../kit/list-page'
import { useRecordPath } from '../../kit/record-link'
import { type ItemsProps, itemsList } from './items-page'
import type { ItemsQuery } from './items-query'
import { type ListRecordFragment, listOf, versionsOf } from './list-record'

const filter = filtersOf<typeof ItemsQuery>()
const versionKey = 'version'

interface ListItemsProps extends ItemsProps {
  list: FragmentOf<typeof ListRecordFragment>
}

/** The items of the list as it is in force, or of the version that the address names. */
export function ListItems({ list, departments, remit }: ListItemsProps) {
  const words = useWords()
  const path = useRecordPath()
  const [search] = useSearchParams()
  const { filter: label, anyVersion, versionOption } = words.approvals.lists
  const versions = versionsOf(list)
  const version = filter.choice({
    key: versionKey,
    label: label.version,
    all: anyVersion,
    choices: versions.map(({ id, number, size, since, until }) => ({
      value: id,
      label: versionOption('', number, count(size), since, until),
    })),
    where: (id) => ({ listVersions: { id: { eq: id } } }),
  })
  const items = itemsList(words, departments, path)
  const asked = versions.some(({ id }) => id === search.get(versionKey))
  const only = asked ? undefined : { lists: { list: { id: { eq: listOf(list).id } } } }
  return (
    <ListView list={{ ...items, only, filters: [version, ...items.filters.filter(({ key }) => key !== 'list')] }} remit={remit} />
  )
}

import { useWords } from '../../i18n'
import { type FragmentOf, graphql, readFragment } from '../../kit/graphql'
import { Share } from '../../kit/mask'
import { RecordLink } from '../../kit/record-link'
import { StatusTag } from '../../kit/status-tag'

export const HoldersFragment = graphql(`
  fragment Holders on ServiceWindow {
    id
    name
    primary { id name }
    backup { id name }
    masked { field reason }
  }
`)

interface HolderProps {
  window: FragmentOf<typeof HoldersFragment>
  post: 'primary' | 'backup'
}

/** Who holds one of the two posts of a window, or that nobody does; for those who may know. */
export function Holder({ window, post }: HolderProps) {
  const { windows } = useWords()
  const row = readFragment(HoldersFragment, window)
  const holder = row[post]
  return (
    <Share row={row} field={post} label={`${row.name} ${windows.fields[post]}`}>
      {holder ? (
        <RecordLink type="Staff" id={holder.id}>
          {holder.name}
        </RecordLink>
      ) : (
        <StatusTag tone="late" text={windows.vacant} />
      )}
    </Share>
  )
}

import { RecordLink } from '../../kit/record-link'

interface Placed {
  township: { id: string; name: string }
}

/** Whether the rows lie in more than one township: else the column says nothing. */
export const severalTownships = (rows: Placed[]) => new Set(rows.map(({ township }) => township.id)).size > 1

export const townshipCell = ({ township: { id, name } }: Placed) => (
  <RecordLink type="Township" id={id}>
    {name}
  </RecordLink>
)

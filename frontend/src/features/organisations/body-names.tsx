import { useWords } from '../../i18n'
import { RecordLink } from '../../kit/record-link'
import './organisations.css'

/** Names of bodies in a line, each leading to its page where it has one; a dash for none. */
export function BodyNames({ type, bodies }: { type: string; bodies: { id: string; name: string }[] }) {
  const { table } = useWords()
  if (bodies.length === 0) return table.none
  return (
    <span className="names">
      {bodies.map(({ id, name }) => (
        <span key={id}>
          <RecordLink type={type} id={id}>
            {name}
          </RecordLink>
        </span>
      ))}
    </span>
  )
}

import { useWords } from '../../i18n'

/** Who signs and when, at the end of a paper; the day stays open while it is not known. */
export function Seal({ from, on }: { from: string; on: string | null }) {
  const { papers } = useWords()
  return (
    <p className="paper-seal">
      <span>{from}</span>
      <span>{on ? papers.day(on) : papers.openDay}</span>
    </p>
  )
}

interface Box {
  label: string
  text: string
  signed?: string | null
  on?: string | null
}

/** A printed form: two pairs of label and value in a row, then boxes with room for a signature. */
export function PaperRows({ rows, boxes }: { rows: [string, string, string, string][]; boxes: Box[] }) {
  const { papers } = useWords()
  return (
    <table className="paper-form">
      <tbody>
        {rows.map(([label, value, other, second]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>{value}</td>
            <th scope="row">{other}</th>
            <td>{second}</td>
          </tr>
        ))}
        {boxes.map(({ label, text, signed, on }) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td colSpan={3} className={signed === undefined ? undefined : 'paper-box'}>
              <p>{text}</p>
              {signed === undefined ? null : (
                <p className="paper-sign">
                  <span>{papers.sign(signed ?? '')}</span>
                  <span>{on ? papers.day(on) : papers.openDay}</span>
                </p>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { Notice } from '../../kit/states'

/** Not there, or not this viewer's: the same words for both, and who can help. */
export function PersonGone() {
  const { personnel } = useWords()
  const { gone, goneText, goneHelp, toList } = personnel.person
  return (
    <Notice kind="lost" title={gone} actions={<Link to="/personnel">{toList}</Link>}>
      <p>{goneText}</p>
      <p>{goneHelp}</p>
    </Notice>
  )
}

import { Link } from 'react-router'
import { useWords } from '../../i18n'
import { Page } from '../../kit/page'
import { Notice } from '../../kit/states'

/** No page stands at this address. */
export function Component() {
  const words = useWords()
  const { title, text, help } = words.notFound
  return (
    <Page title={title}>
      <Notice kind="lost" title={title} actions={<Link to="/">{words.states.home}</Link>}>
        <p>{text}</p>
        <p>{help}</p>
      </Notice>
    </Page>
  )
}

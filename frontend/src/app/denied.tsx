import { Link } from 'react-router'
import { useWords } from '../i18n'
import { Page } from '../kit/page'
import { Notice } from '../kit/states'
import type { PageEntry } from './pages'

/** A page that this viewer may not open: said without alarm, with who can help. */
export function Denied({ page, remit }: { page: PageEntry; remit: string }) {
  const { nav, states } = useWords()
  const name = nav.pages[page.name]
  return (
    <Page title={name}>
      <Notice kind="denied" title={nav.denied.title} actions={<Link to="/">{states.home}</Link>}>
        <p>{nav.denied.text(name, remit)}</p>
        {page.section ? <p>{nav.holders[page.section]}</p> : null}
        <p>{nav.denied.help}</p>
      </Notice>
    </Page>
  )
}

import { useEffect, useMemo, useRef } from 'react'
import { Link, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router'
import { AccountMenu } from '../features/identity/account-menu'
import { useWords } from '../i18n'
import { BellIcon } from '../kit/icons'
import { Masks } from '../kit/mask'
import { RecordLinks } from '../kit/record-link'
import { useAsk } from './ask'
import { Denied } from './denied'
import { NavigationDrawer } from './navigation-drawer'
import { NavigationList } from './navigation-list'
import { crumbsOf, listPathFor, type PageEntry, pageOf, permitted, recordPathFor } from './pages'
import { useSession } from './session'
import { useBoot } from './viewer'

/** The page of the table that the address leads to. */
const usePage = (): PageEntry | null => pageOf(useMatches().at(-1)?.handle)

function Brand() {
  const { brand } = useWords()
  return (
    <Link to="/" className="brand" aria-label={brand.system}>
      <b>{brand.name}</b>
      <span>{brand.system}</span>
    </Link>
  )
}

function Breadcrumbs() {
  const words = useWords()
  const page = usePage()
  return (
    <nav aria-label={words.nav.crumbs} className="crumbs">
      <ol>
        {(page ? crumbsOf(page) : []).map(({ name, to }) => (
          <li key={name} aria-current={to ? undefined : 'page'}>
            {to ? <Link to={to}>{words.nav.pages[name]}</Link> : words.nav.pages[name]}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What waits for the viewer, in the corner of every page. */
function WaitingBadge() {
  const { records } = useWords()
  const { waits, unread } = useBoot()
  return (
    <Link to="/waiting" className="bell" aria-label={records.waiting.badge(waits, unread)} title={records.waiting.title}>
      <BellIcon />
      {waits > 0 ? <b className="number">{waits > 99 ? '99+' : waits}</b> : null}
      {waits === 0 && unread > 0 ? <i /> : null}
    </Link>
  )
}

function Top() {
  const words = useWords()
  const { viewer } = useBoot()
  const { signOut, switchTo } = useSession()
  return (
    <header className="top">
      <NavigationDrawer />
      <Breadcrumbs />
      <p className="remit" title={words.account.remit}>
        {viewer.remit}
      </p>
      <WaitingBadge />
      <AccountMenu viewer={viewer} signOut={signOut} switchTo={switchTo} />
    </header>
  )
}

/** After a change of page the focus stands at its beginning, so that a screen reader starts there; a hash goes to its section. */
function usePageStart() {
  const { pathname, hash } = useLocation()
  const main = useRef<HTMLElement>(null)
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current !== pathname) main.current?.focus({ preventScroll: true })
    before.current = pathname
    if (hash) document.getElementById(hash.slice(1))?.scrollIntoView()
  }, [pathname, hash])
  return main
}

/** The page, for those who may open it. */
function Guarded() {
  const { viewer } = useBoot()
  const page = usePage()
  return page && !permitted(page, viewer.permissions) ? <Denied page={page} remit={viewer.remit} /> : <Outlet />
}

/** The frame of every page of a signed-in viewer. */
export function Layout() {
  const words = useWords()
  const { viewer } = useBoot()
  const main = usePageStart()
  const ask = useAsk()
  const recordPath = useMemo(() => recordPathFor(viewer.permissions), [viewer.permissions])
  const listPath = useMemo(() => listPathFor(viewer.permissions), [viewer.permissions])
  return (
    <>
      <a className="skip" href="#main">
        {words.nav.skip}
      </a>
      <div className="frame">
        <nav className="sider" aria-label={words.nav.label}>
          <Brand />
          <NavigationList />
        </nav>
        <div className="column">
          <Top />
          <main id="main" ref={main} tabIndex={-1}>
            <Masks ask={ask}>
              <RecordLinks path={recordPath} list={listPath}>
                <Guarded />
              </RecordLinks>
            </Masks>
          </main>
        </div>
      </div>
      <ScrollRestoration />
    </>
  )
}

import { useEffect, useRef } from 'react'
import { Link, Outlet, ScrollRestoration, useLocation, useMatches } from 'react-router'
import { AccountMenu } from '../features/identity/account-menu'
import { useWords } from '../i18n'
import { Masks } from '../kit/mask'
import { NavigationDrawer } from './navigation-drawer'
import { NavigationList } from './navigation-list'
import { whoCanSeePath } from './paths'
import type { Crumb } from './router'
import { useSession } from './session'
import { useBoot } from './viewer'

const crumbsOf = (handle: unknown): Crumb[] =>
  typeof handle === 'object' && handle !== null && 'crumbs' in handle ? (handle.crumbs as Crumb[]) : []

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
  const crumbs = useMatches().flatMap(({ handle }) => crumbsOf(handle))
  return (
    <nav aria-label={words.nav.crumbs} className="crumbs">
      <ol>
        {crumbs.map(({ page, to }, at) => (
          <li key={page} aria-current={at === crumbs.length - 1 ? 'page' : undefined}>
            {to && at < crumbs.length - 1 ? <Link to={to}>{words.nav.pages[page]}</Link> : words.nav.pages[page]}
          </li>
        ))}
      </ol>
    </nav>
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

/** The frame of every page of a signed-in viewer. */
export function Layout() {
  const words = useWords()
  const { viewer } = useBoot()
  const main = usePageStart()
  const mayAsk = viewer.permissions.includes('whoCanSee')
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
            <Masks ask={mayAsk ? whoCanSeePath : null}>
              <Outlet />
            </Masks>
          </main>
        </div>
      </div>
      <ScrollRestoration />
    </>
  )
}

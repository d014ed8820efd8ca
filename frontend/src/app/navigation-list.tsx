import { Link, NavLink, useLocation } from 'react-router'
import { useWords } from '../i18n'
import { menuOf } from './pages'
import { useBoot } from './viewer'

/** A place within the overview: not a page of its own, so the address's hash says whether it is the current one. */
function Anchor({ to, label, onGo }: { to: string; label: string; onGo?: () => void }) {
  const { hash } = useLocation()
  return (
    <Link to={to} onClick={onGo} className={hash && to.endsWith(hash) ? 'active' : ''}>
      {label}
    </Link>
  )
}

/** The main navigation: the pages that this viewer may open, under headings that can be folded; `onGo` closes the drawer of a phone. */
export function NavigationList({ onGo }: { onGo?: () => void }) {
  const words = useWords()
  const { viewer } = useBoot()
  const { hash } = useLocation()
  return (
    <div className="nav">
      <NavLink to="/" end onClick={onGo} className={({ isActive }) => (isActive && !hash ? 'active' : '')}>
        {words.nav.pages.overview}
      </NavLink>
      {menuOf(viewer.permissions, words).map(({ name, entries }) => (
        <details key={name} open>
          <summary>{words.nav.sections[name]}</summary>
          <ul>
            {entries.map(({ to, label }) => (
              <li key={to}>
                {to.startsWith('/#') ? (
                  <Anchor to={to} label={label} onGo={onGo} />
                ) : (
                  <NavLink to={to} onClick={onGo}>
                    {label}
                  </NavLink>
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

import { Link, NavLink, useLocation } from 'react-router'
import { useWords } from '../i18n'
import { sections } from './navigation'

/** A place within the overview: not a page of its own, so the address's hash says whether it is the current one. */
function Anchor({ to, label, onGo }: { to: string; label: string; onGo?: () => void }) {
  const { hash } = useLocation()
  return (
    <Link to={to} onClick={onGo} className={hash && to.endsWith(hash) ? 'active' : ''}>
      {label}
    </Link>
  )
}

/** The main navigation under the source's headings; `onGo` closes the drawer on a phone. */
export function NavigationList({ onGo }: { onGo?: () => void }) {
  const words = useWords()
  const { hash } = useLocation()
  return (
    <div className="nav">
      <NavLink to="/" end onClick={onGo} className={({ isActive }) => (isActive && !hash ? 'active' : '')}>
        {words.nav.pages.overview}
      </NavLink>
      {sections.map(({ name, entries }) => (
        <div key={name}>
          <h2>{words.nav.sections[name]}</h2>
          <ul>
            {entries.map(({ to, label }) => (
              <li key={to}>
                {to.startsWith('/#') ? (
                  <Anchor to={to} label={label(words)} onGo={onGo} />
                ) : (
                  <NavLink to={to} onClick={onGo}>
                    {label(words)}
                  </NavLink>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  )
}

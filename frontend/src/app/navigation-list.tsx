import { NavLink } from 'react-router'
import { useWords } from '../i18n'
import { menuOf } from './pages'
import { useBoot } from './viewer'

/** The main navigation: the pages that this viewer may open, under headings that can be folded; `onGo` closes the drawer of a phone. */
export function NavigationList({ onGo }: { onGo?: () => void }) {
  const words = useWords()
  const { viewer, waits } = useBoot()
  return (
    <div className="nav">
      <NavLink to="/" end onClick={onGo}>
        {words.nav.pages.overview}
      </NavLink>
      <NavLink to="/waiting" onClick={onGo}>
        {words.nav.pages.waiting}
        {waits > 0 ? <b className="number nav-count">{waits}</b> : null}
      </NavLink>
      {menuOf(viewer.permissions, words).map(({ name, entries }) => (
        <details key={name} open>
          <summary>{words.nav.sections[name]}</summary>
          <ul>
            {entries.map(({ to, label }) => (
              <li key={to}>
                <NavLink to={to} onClick={onGo}>
                  {label}
                </NavLink>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  )
}

import { Button } from 'antd'
import { useWords } from '../i18n'
import { MenuIcon } from '../kit/icons'
import { Sheet } from '../kit/sheet'
import { NavigationList } from './navigation-list'

/** The navigation of a phone, from the left edge. */
export function NavigationDrawer() {
  const { nav } = useWords()
  return (
    <Sheet
      title={nav.label}
      className="drawer"
      opener={(open) => <Button type="text" className="nav-open" icon={<MenuIcon />} aria-label={nav.open} onClick={open} />}
    >
      {(close) => (
        <nav aria-label={nav.label}>
          <NavigationList onGo={close} />
        </nav>
      )}
    </Sheet>
  )
}

import { memo, useCallback } from 'react'
import { createBrowserRouter, useNavigate, useSearchParams } from 'react-router'
import { SignInPage } from '../features/identity/sign-in'
import { CrashPage } from './errors'
import { type PageEntry, pages } from './pages'
import { safeReturn, signInPath } from './paths'
import { SessionRoot, useSession } from './session'

function SignInRoute() {
  const { renew } = useSession()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const target = safeReturn(search.get('from'))
  const done = useCallback(() => {
    renew()
    navigate(target, { replace: true })
  }, [renew, navigate, target])
  return <SignInPage again={search.has('again')} done={done} />
}

/** The router draws all of its routes anew whenever the address changes; a page, only when something that it reads has changed. */
const kept = (page: PageEntry) => async () => ({ Component: memo((await page.lazy()).Component) })

const routes = pages.map((page) => ({ path: page.path, handle: page, lazy: kept(page) }))

export const router = createBrowserRouter([
  {
    element: <SessionRoot />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <div />,
    children: [
      { path: signInPath, element: <SignInRoute /> },
      { path: '/', lazy: () => import('./pages/frame'), children: routes },
    ],
  },
])

import { useCallback } from 'react'
import { createBrowserRouter, useNavigate, useSearchParams } from 'react-router'
import { SignInPage } from '../features/identity/sign-in'
import { CrashPage } from './errors'
import { pages } from './pages'
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

const routes = pages.map((page) => ({ path: page.path, handle: page, lazy: page.lazy }))

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

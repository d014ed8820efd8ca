import { useCallback } from 'react'
import { createBrowserRouter, useNavigate, useSearchParams } from 'react-router'
import { SignInPage } from '../features/identity/sign-in'
import { CrashPage } from './errors'
import type { PageName } from './navigation'
import { safeReturn, signInPath } from './paths'
import { SessionRoot, useSession } from './session'

export interface Crumb {
  page: PageName
  to?: string
}

const at = (...crumbs: Crumb[]) => ({ handle: { crumbs: [{ page: 'overview', to: '/' } as const, ...crumbs] } })

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

const pages = [
  { index: true, ...at(), lazy: () => import('./pages/overview') },
  { path: 'personnel', ...at({ page: 'personnel' }), lazy: () => import('./pages/personnel') },
  {
    path: 'personnel/:id',
    ...at({ page: 'personnel', to: '/personnel' }, { page: 'person' }),
    lazy: () => import('./pages/person'),
  },
  { path: 'access/who-can-see', ...at({ page: 'whoCanSee' }), lazy: () => import('./pages/who-can-see') },
  { path: '*', ...at({ page: 'notFound' }), lazy: () => import('./pages/not-found') },
]

export const router = createBrowserRouter([
  {
    element: <SessionRoot />,
    errorElement: <CrashPage />,
    hydrateFallbackElement: <div />,
    children: [
      { path: signInPath, element: <SignInRoute /> },
      { path: '/', lazy: () => import('./pages/frame'), children: pages },
    ],
  },
])

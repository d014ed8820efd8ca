import { createContext, type ReactNode, use } from 'react'
import { AccountMenuFragment } from '../features/identity/account-menu'
import { useAnswer } from '../kit/answer'
import { type FragmentOf, graphql, type ResultOf, readFragment } from '../kit/graphql'
import { Failed, Loading } from '../kit/states'

const ViewerFragment = graphql(
  `
    fragment ViewerParts on Viewer {
      role
      remit
      permissions
      account { id staff { id } }
      organisation { __typename id name }
      ...AccountMenu
    }
  `,
  [AccountMenuFragment],
)

const BootQuery = graphql(
  `
    query Boot {
      viewer { ...ViewerParts }
      townships(first: 100) { nodes { id name } }
      departments(first: 100) { nodes { id name } }
    }
  `,
  [ViewerFragment],
)

export type Viewer = ResultOf<typeof ViewerFragment>

interface Boot {
  viewer: Viewer
  /** The bodies that lists are filtered by; everybody may read their names. */
  townships: { id: string; name: string }[]
  departments: { id: string; name: string }[]
}

const BootContext = createContext<Boot | null>(null)

export function useBoot(): Boot {
  const boot = use(BootContext)
  if (!boot) throw new Error('useBoot outside of <WithViewer>')
  return boot
}

/** Asks once who the viewer is; the pages below can rely on it. */
export function WithViewer({ children }: { children: ReactNode }) {
  const { data, failure, retry } = useAnswer(BootQuery, {})
  if (data) {
    const viewer = readFragment(ViewerFragment, data.viewer as FragmentOf<typeof ViewerFragment>)
    return (
      <BootContext value={{ viewer, townships: data.townships.nodes, departments: data.departments.nodes }}>
        {children}
      </BootContext>
    )
  }
  if (failure && failure.code !== 'UNAUTHENTICATED') {
    return (
      <main className="alone">
        <Failed failure={failure} retry={retry} />
      </main>
    )
  }
  return (
    <main className="alone">
      <Loading />
    </main>
  )
}

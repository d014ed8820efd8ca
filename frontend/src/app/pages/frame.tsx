import { Layout } from '../layout'
import { SignedIn } from '../session'
import { WithViewer } from '../viewer'

/** The frame of a signed-in viewer: the client, who the viewer is, navigation, the page. */
export function Component() {
  return (
    <SignedIn>
      <WithViewer>
        <Layout />
      </WithViewer>
    </SignedIn>
  )
}

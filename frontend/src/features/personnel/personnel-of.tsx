import { type ComponentProps, lazy, Suspense } from 'react'
import { TableLoading } from '../../kit/states'

const Fetched = lazy(async () => ({ default: (await import('./personnel-page')).PersonnelOf }))

/** The list of people inside of another record's tab: fetched when the tab is first opened, so that the record stands sooner. */
export function PersonnelOf(props: ComponentProps<typeof Fetched>) {
  return (
    <Suspense fallback={<TableLoading />}>
      <Fetched {...props} />
    </Suspense>
  )
}

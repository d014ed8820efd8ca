import { lazy, Suspense } from 'react'

const field = 'attachments'
const Fetched = lazy(async () => ({ default: (await import('./file-field')).FileField }))

/** The ids that the form's act takes. */
export const attachmentsOf = (form: FormData): string[] => form.getAll(field).map(String)

/** The field of papers: fetched when the form is first opened, so that the page of the record stands sooner. */
export const ActFiles = () => (
  <Suspense fallback={null}>
    <Fetched name={field} />
  </Suspense>
)

import type { Words } from '../../i18n'

/** A field of the API in the words of the pages; as it is written where no page shows it. */
export const fieldName = ({ personnel, assessments }: Words, field: string): string =>
  personnel.fields[field] ?? assessments.fields[field] ?? field

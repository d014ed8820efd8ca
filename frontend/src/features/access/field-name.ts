import type { Words } from '../../i18n'

/** A field of a type in the words of the pages; as the API writes it where no page shows the type. */
export function fieldName({ personnel, assessments, appointments }: Words, type: string, field: string): string {
  const names: Record<string, Record<string, string>> = {
    Staff: personnel.fields,
    Assessment: assessments.fields,
    Appointment: appointments.fields,
  }
  return names[type]?.[field] ?? field
}

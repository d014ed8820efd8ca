import type { Words } from '../../i18n'

/** A field of a type in the words of the pages; as the API writes it where no page shows the type. */
export function fieldName(words: Words, type: string, field: string): string {
  const { personnel, assessments, appointments, approvals, windows } = words
  const names: Record<string, Record<string, string>> = {
    Staff: personnel.fields,
    Assessment: assessments.fields,
    Appointment: appointments.fields,
    Seal: approvals.seals.fields,
    ServiceWindow: windows.fields,
  }
  return names[type]?.[field] ?? field
}

import type { Words } from '../../i18n'

/** A field of a type in the words of the pages; as the API writes it where no page shows the type. */
export function fieldName(words: Words, type: string, field: string): string {
  const { personnel, assessments, appointments, approvals, windows, events, joint, attendance, classes, organisations } = words
  const names: Record<string, Record<string, string>> = {
    Staff: personnel.fields,
    Assessment: assessments.fields,
    Appointment: appointments.fields,
    Organisation: organisations.fields,
    Agency: organisations.fields,
    Leave: attendance.leave.fields,
    ApprovalItem: approvals.items.fields,
    ItemList: approvals.lists.fields,
    Seal: approvals.seals.fields,
    ServiceCentre: windows.centres.fields,
    ServiceWindow: windows.fields,
    Event: events.fields,
    Mediation: joint.mediations.fields,
    JointOperation: joint.operations.fields,
    Meeting: joint.meetings.fields,
    ClassChange: classes.fields,
  }
  return names[type]?.[field] ?? field
}

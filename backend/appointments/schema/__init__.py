"""The GraphQL part of personnel acts: types, how they read their tables, and the root queries."""

import strawberry

from backend.appointments.acts import ACTS, DEEDS, DUE
from backend.appointments.schema.entities import ENTITIES
from backend.appointments.schema.rulebook import RULES
from backend.appointments.schema.types import HERE, Appointment, AppointmentKind, Receipt
from backend.graph.rows import Root
from backend.graph.types import connection, groups

ROOTS = {
    "appointments": Root("Appointment"),
    "appointmentsGroups": Root("Appointment"),
    "appointmentKinds": Root("AppointmentKind"),
    "receipts": Root("Receipt"),
}

TYPES = (AppointmentKind, Appointment, Receipt)


@strawberry.type
class AppointmentsQuery:
    appointments = connection("Appointment", HERE, "任免与人事事项, 等待最久的在前.")
    appointments_groups = groups("Appointment", "任免与人事事项的计数.")
    appointment_kinds = connection("AppointmentKind", HERE, "任免与人事事项的种类.")
    receipts = connection("Receipt", HERE, "任免与抄告台账, 新近的在前.")


__all__ = ["ACTS", "DEEDS", "DUE", "ENTITIES", "ROOTS", "RULES", "TYPES", "AppointmentsQuery"]

"""What the oracle cannot make otherwise at will: types without rows, columns that stay, values that a check of the database asks for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from backend.assessments.rules import Exclusion
from tests.world import Row

ELSEWHERE = {
    "Session": "a session is made by signing in",
    "AccessLog": "the log is written by asking; tests/audit/test_access_log.py compares who reads which of its rows",
    "PolicyVersion": "a version is what is in force",
    "AttendanceQuarter": "computed: tells on purpose on how many days of a quarter class B was present, from days that stay hidden",
    "LeaveGap": "computed: tells on purpose which window or duty a leave would leave empty",
    "StaffNeed": "computed: tells on purpose which posts bind a person",
    "ActRecord": "an entry is written by an act; tests/records/test_act_log.py compares who reads which",
    "Attachment": "a paper comes with an act; tests/records/test_files.py compares who reads which",
    "Notification": "one is written by the reader of the outbox; tests/records/test_waiting.py compares who reads which",
}
"""Types of which no world has rows of their own."""

TOLD = {
    ("Staff", "needs"): "which posts bind the own people",
    ("Leave", "gaps"): "which windows and duties a leave would leave empty",
    ("Seal", "custodian_name"): "who keeps a seal",
    ("Receipt", "intact"): "whether the chain of all papers of a township is unbroken",
    ("GradePool", "proposed"): "how many are to be excellent: the district looks after the places",
    ("GradePool", "ungraded"): "how many have no grade yet",
    ("GradePool", "undetermined"): "how many have no composite yet",
    ("Appointment", "silent"): "that a letter was not answered in time, not the letter",
    ("Appointment", "overridden"): "that an order went past the township, not its reason",
    ("Appointment", "expedited"): "that an order was urgent, not why",
    ("Appointment", "copy_late"): "that a copy is late",
    ("HostShare", "person"): "whom a former host scores its days of",
    ("DutyShift", "holder"): "who is on duty: whoever it is must be found",
    ("DutyShift", "phone"): "and rung up",
    ("AssessmentYear", "reserve"): "how many places of the excellent the district keeps back",
    ("AssessmentYear", "reserve_used"): "how many of them are given away, whoever has them",
}
"""What a field tells on purpose of rows that the viewer may not read."""

KEPT: Mapping[str, set[str]] = {
    # The log of the own data and whoCanSee name accounts and posts on purpose; what these may do is what is compared.
    "Account": {"username", "display_name", "duty", "staff_id", "disabled_at"},
    "Post": {"role", "title", "valid_from", "valid_to", "account_id", "organisation_id", "stands_in_for_id"},
    # Composite keys and checks: these columns can only be what others say. Rows with other owners are among those added.
    "Agency": {"name", "code", "name_pinyin", "kind", "management_class", "township_id", "department_id"},
    "Staff": {"management_class", "agency_id", "township_id", "department_id", "organisation_id"},
    "Assessment": {"year", "subject", "management_class", "agency_id"},
    "AssessmentYear": {"year"},
    "Event": {"status", "closed_at", "platform_id", "township_id", "village_id", "grid_id", "agency_id", "department_id"},
    "EventStep": {"event_id"},
    "ItemList": {"kind", "category", "agency_kind"},
    "ItemListVersion": {"list_id"},
    "ServiceCentre": {"kind", "village_id", "township_id"},
    "ServiceWindow": {"kind"},
    "Platform": {"township_id"},
    "Meeting": {"week_on"},
    "Appointment": {"state", "procedure", "kind_id", "ordered_by_id", "staff_id", "counterpart_id", "releasing_township_id"},
    # Who served where on a day is what `asOf` shows of people and counts of agencies: this type only lists it by person.
    "Assignment": {"agency_id", "township_id", "position", "title", "management_class"},
    "AppointmentKind": {"procedure", "effect", "position", "urgent", "reply_days", "copy_days"},
    "Leave": {"staff_id", "cover_id", "status", "decided_at", "cancelled_at", "returned_on", "returned_half", "returned_at"},
    "LeaveRule": {"copied", "decider"},
    "DutyRoster": {"township_id", "month", "status", "published_at"},
    "DutyShift": {"roster_id", "township_id", "day", "role", "staff_id", "published_at"},
    "DutySwap": {"status", "answered_at", "shift_id", "other_shift_id", "staff_id", "other_staff_id"},
    "AttendanceDay": {"staff_id", "day"},
    "Task": {"status", "reported_at", "closed_at"},
    "GradePool": {"year", "township_id", "state", "published_at"},
    "HostShare": {"assessment_id", "township_id"},
    "BonusStandard": {"year", "organisation_id", "position", "grade"},
    "AssessmentWeight": {"township", "department", "conduct"},
    "ClassChange": {"kind", "state", "confirmed_at", "township_id", "successor_id", "agency_id", "form", "agency_kind"},
    "ImportBatch": {"state", "total", "faulty"},
}
"""Columns that stay as they are although somebody may not see them."""


def _later(name: str) -> Callable[[Row], Any]:
    """A day later, where there is a day."""
    return lambda row: row[name] and row[name] + timedelta(days=1)


def _said(name: str) -> Callable[[Row], Any]:
    """Another word, where there is one."""
    return lambda row: row[name] and f"另外{row['id']}"


NOBODY = ("Assessment", "staff_id")
"""Where it is empty it has to be: the assessment is of an agency."""

PAIRED: Mapping[tuple[str, str], Callable[[Row], Any]] = {
    ("Staff", "id_number"): lambda row: f"{row['id']:017}X",
    ("AssessmentYear", "excellent_share"): lambda _: 33,
    ("Assessment", "position"): lambda row: (
        None if row["staff_id"] is None else "MEMBER" if row["position"] == "CHIEF" else "CHIEF"
    ),
    ("Assessment", "grade"): lambda row: {"UNGRADED": "UNGRADED", "COMPETENT": "EXCELLENT"}.get(row["grade"], "COMPETENT"),
    ("Assessment", "exclusion"): lambda row: (
        next(iter(Exclusion)).value if row["staff_id"] and row["grade"] == "UNGRADED" else None
    ),
    ("Assessment", "department_score"): lambda row: Decimal("12.34") if row["management_class"] == "B" else None,
    ("Assessment", "conduct_score"): lambda row: Decimal("12.34") if row["management_class"] == "B" else None,
    ("Mediation", "succeeded"): lambda row: None if row["concluded_at"] is None else not row["succeeded"],
    ("Mediation", "concluded_at"): lambda row: row["concluded_at"] and datetime(2017, 8, 8, tzinfo=UTC),
    ("Mediation", "accepted_at"): lambda row: row["accepted_at"] - timedelta(hours=1),
    ("Event", "reported_at"): lambda row: row["reported_at"] - timedelta(hours=1),
    ("Seal", "engraved_on"): lambda _: date(2016, 11, 11),
    ("Seal", "activated_on"): lambda row: row["activated_on"] and date(2017, 1, 10),
    ("Seal", "deactivated_on"): lambda row: row["deactivated_on"] and date(2017, 5, 5),
    ("ApprovalItem", "promise_days"): lambda _: 3,
    ("ApprovalItem", "statutory_days"): lambda _: 33,
    ("EventStep", "level"): lambda row: row["level"] % 4 + 1,
    ("LevelTime", "level"): lambda row: row["level"] % 4 + 1,
    ("Agency", "closed_on"): lambda _: date(2099, 9, 9),
    ("Event", "level"): lambda row: row["level"] % 4 + 1,
    ("Appointment", "objection"): lambda row: None if row["ordered_on"] or not row["asked_on"] else "另外",
    ("Appointment", "release_objection"): lambda row: None if row["ordered_on"] or not row["releasing_township_id"] else "另外",
    **{
        ("Appointment", name): _later(name)
        for name in ("asked_on", "reply_due_on", "answered_on", "released_on", "consulted_on", "withdrawn_on")
    },
    **{("Appointment", name): _later(name) for name in ("ordered_on", "copy_due_on", "copied_on", "acknowledged_on")},
    ("Appointment", "applied_at"): lambda row: row["ordered_on"] and datetime(2017, 8, 8, tzinfo=UTC),
    **{
        ("Appointment", name): _said(name)
        for name in (
            "counterpart_name",
            "counterpart_from_title",
            "counterpart_to_title",
            "letter_number",
            "answer_number",
            "answered_by",
            "order_number",
            "release_number",
            "released_by",
        )
    },
    ("Leave", "starts_on"): lambda row: row["starts_on"] - timedelta(days=1),
    ("Leave", "ends_on"): lambda row: row["ends_on"] + timedelta(days=1),
    ("HostShare", "days"): lambda _: 33,
    ("CalendarDay", "day"): lambda row: row["day"] - timedelta(days=9999),
    ("Receipt", "hash"): lambda row: f"{row['id']:064x}".replace("0", "f"),
}
"""Values that a check of the database asks for, from the row as it was."""

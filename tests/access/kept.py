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
}
"""Types whose rows no world draws."""

UNDRAWN = (
    *("GradePool", "ReserveUse", "HostShare", "ScoreCorrection", "AssessmentWeight", "BonusStandard"),
    *("Appointment", "AppointmentKind", "Receipt"),
    *("Leave", "LeaveGap", "LeaveRule", "LeaveType", "StaffNeed", "DutyRoster", "DutyShift", "DutySwap"),
    *("AttendanceDay", "AttendanceQuarter", "BindingRule", "Task", "TaskStep"),
    *("ClassChange", "ImportBatch", "ImportFault"),
)
ELSEWHERE |= dict.fromkeys(UNDRAWN, "no world draws it yet: a debt, not a reason")

TOLD = {("Staff", "needs"), ("Seal", "custodian_name")}
"""What a field tells on purpose of rows that the viewer may not read: which posts bind the own people, and who keeps a seal."""

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
}
"""Columns that stay as they are although somebody may not see them."""

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
}
"""Values that a check of the database asks for, from the row as it was."""

"""Drawing from a seed: tables that fill, values that repeat, gaps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from backend.assessments.rules import Grade
from backend.personnel.rules import Gender, Position

Row = dict[str, Any]

TOWNS, DEPARTMENTS, AGENCIES, VILLAGES, GRIDS = (1, 2), (11, 12, 13), (21, 22, 23, 24, 25), (31, 32, 33), (41, 42, 43)
ORGAN, UNIT = 51, 52
CHANGE = date(2017, 6, 30)
"""The day on which owners and classes became what they are today."""

NAMES = ("王芳", "李强", "李强", 'O\'Neil "x" \\ {}', "张伟 100%_", "陈 静")
TITLES = ("所长", "科员", "副所长")
SHORT = ("甲", "乙", "A", "丙丁")

ORDER = (
    *("organisation", "township", "department", "agency_sort", "village", "grid", "organ", "unit", "township_status", "agency"),
    *("agency_class", "class_rule", "served_township", "staff", "assignment", "assessment_year", "assessment", "platform"),
    *("event", "event_step", "authorisation", "approval_item", "item_list", "item_list_version", "item_list_entry", "guide"),
    *("seal", "service_centre", "service_window", "window_item", "mediation", "mediation_body", "joint_operation"),
    *("joint_operation_body", "meeting", "meeting_attendance", "role", "account", "post"),
    *("leave_type", "leave_rule", "binding_rule", "appointment_kind", "assessment_weight", "appointment", "receipt", "leave"),
    *("duty_roster", "duty_shift", "duty_swap", "attendance_day", "task", "task_step", "bonus_standard", "host_share"),
    *("score_correction", "grade_pool", "reserve_use", "class_change", "import_batch", "import_fault", "calendar_day"),
    "column_template",
)
"""Tables in the order in which foreign keys let them be filled."""


@dataclass(repr=False)
class Drawer:
    """Rows by table, as they are inserted; computed columns are not among them."""

    random: Random
    tables: dict[str, list[Row]] = field(default_factory=lambda: {name: [] for name in ORDER})

    def pick(self, *choices: Any) -> Any:
        return self.random.choice(choices)

    def rows(self, table: str) -> dict[int, Row]:
        return {row["id"]: row for row in self.tables[table]}

    def _add(self, table: str, **values: Any) -> Row:
        self.tables[table].append(values)
        return values

    def _owners(self) -> Row:
        return {
            "township_id": self.pick(*TOWNS),
            "department_id": self.pick(*DEPARTMENTS),
            "management_class": self.pick("A", "B"),
        }

    def personal(self, key: int) -> Row:
        """What is a person's own: names, contact, identity, establishment; gaps included."""
        number = f"{self.random.randrange(10**9):09}{key:08}"
        return {
            "name": self.pick(*NAMES),
            "name_pinyin": self.pick("a b", "b c", "c"),
            "name_initials": self.pick("ab", "bc", "c"),
            "gender": self.pick(*Gender).value,
            "title": self.pick(*TITLES),
            "position": self.pick(*Position).value,
            "duty_phone": self.pick("110", "8212", None),
            "mobile": self.pick("13800000001", "13800000002", "13900000003", None),
            "address": self.pick("解放街1号", "人民路2号", None),
            "id_number": self.pick(f"{number}X", None),
            "birth_date": self.pick(date(1980, 1, 1), date(1975, 12, 31), None),
            "establishment": self.pick("行政编制", "事业编制", None),
            "rank": self.pick("科员", "副科级", None),
            "entered_on": self.pick(date(2010, 7, 1), date(2015, 7, 1), None),
        }

    def marks(self) -> Row:
        """Scores, grade and money that rows of both classes can have."""
        score = [self.pick(None, Decimal("88.50"), Decimal("91.00"), Decimal("100.00")) for _ in range(2)]
        money = [self.pick(None, 0, 1_650_000, 2_000_000) for _ in range(2)]
        return {
            "township_score": score[0],
            "composite_score": score[1],
            "grade": self.pick(None, *[grade.value for grade in Grade]),
            "bonus_township": money[0],
            "bonus_department": money[1],
        }

    def report(self) -> Row:
        """What the report says and who made it."""
        return {
            "description": self.pick("摊位占道", "争吵", "漏水"),
            "place": self.pick("村口", "桥头"),
            "reporter_name": self.pick(*NAMES, None),
            "reporter_phone": self.pick("13700000001", None),
        }

"""What a drawn district does: its lists and guides, seals, windows, mediations, operations and meetings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Column, Date, DateTime, Enum, Numeric
from sqlalchemy.dialects.postgresql import Range

from backend.approvals.rules import ItemDomain, ListKind
from backend.joint.rules import DisputeCategory, MeetingKind, OperationTheme
from backend.models import Base
from backend.organisations.rules import AgencyKind, TownshipCategory
from backend.windows.rules import CentreKind, WindowKind
from tests.drawing import AGENCIES, CHANGE, DEPARTMENTS, ORGAN, TOWNS, UNIT, VILLAGES, Drawer, Row

MONDAY = date(2017, 7, 3)
ITEMS, LISTS, CENTRES = (71, 72, 73), (76, 77), (81, 82)


@dataclass(repr=False)
class Work(Drawer):
    """Draws the tables of approvals, windows and joint work; every row may be anybody's, gaps included."""

    def _work(self, each: int) -> None:
        """`each` seals, windows, mediations, operations and meetings."""
        for platform in self.tables["platform"]:
            platform["lead_id"] = self._anybody()
        self._approvals()
        self._class_rule()
        for key, town in zip(CENTRES, TOWNS, strict=True):
            self._add("service_centre", id=key, kind=CentreKind.TOWNSHIP.value, name=f"中心{key}", township_id=town)
        for number in range(1, each + 1):
            self.tables["seal"].append(self.seal(3000 + number))
            self.tables["service_window"].append(self.window(3100 + number))
            self.tables["mediation"].append(self.mediation(3200 + number))
            self.tables["joint_operation"].append(self.operation(3300 + number))
            self.tables["meeting"].append(self.meeting(3400 + number))
            self._bodies_of(number)

    def _bodies_of(self, number: int) -> None:
        for body in self.random.sample([*TOWNS, *AGENCIES, ORGAN, UNIT], self.pick(0, 1, 3)):
            self._add("mediation_body", mediation_id=3200 + number, organisation_id=body)
            self._add("joint_operation_body", operation_id=3300 + number, organisation_id=body)
            self._add("meeting_attendance", meeting_id=3400 + number, organisation_id=body, attended=self.pick(True, False))
        for item in self.random.sample(ITEMS, self.pick(0, 1, 2)):
            self._add("window_item", window_id=3100 + number, item_id=item)

    def _anybody(self) -> int | None:
        """The key of a person, or nobody."""
        keys = [row["id"] for row in self.tables["staff"]]
        return self.pick(None, *keys) if self.random.random() < 0.8 else None

    def _class_rule(self) -> None:
        """A rule for a kind of agency that the district does not have; its agencies' classes have no document."""
        here = {row["kind"] for row in self.tables["agency"]}
        kind = next(kind.value for kind in AgencyKind if kind.value not in here)
        given = {"agency_kind": kind, "township_form": "TOWN", "management_class": "A", "document": "分类办法"}
        self._add("class_rule", id=91, period=Range(date(2016, 1, 1), None), **given)

    def _approvals(self) -> None:
        self._add("authorisation", id=75, document="统一授权", held_on=date(2017, 1, 5))
        for key, code in zip(LISTS, ("L1", "L2"), strict=True):
            kind, category = (ListKind.WINDOW, TownshipCategory.CENTRAL) if code == "L1" else (ListKind.VILLAGE, None)
            self._add("item_list", id=key, code=code, name=f"清单{key}", kind=kind.value, category=category and category.value)
            period = Range(date(2017, 1, 1), None)
            self._add("item_list_version", id=key, list_id=key, number=1, period=period, authorisation_id=self.pick(75, None))
        for key in ITEMS:
            self._item(key)

    def _item(self, key: int) -> None:
        days = self.pick(None, 10, 20)
        self._add(
            "approval_item",
            id=key,
            code=f"I{key}",
            implementing_code=f"S{key}",
            name=f"事项{key}",
            domain=self.pick(*ItemDomain).value,
            department_id=self.pick(*DEPARTMENTS),
            legal_basis=self.pick("条例", "办法"),
            onsite_visits=self.pick(0, 1, 2),
            statutory_days=days,
            promise_days=days and self.pick(None, 5),
            fee=self.pick(True, False),
        )
        self._add("item_list_entry", version_id=self.pick(*LISTS), item_id=key)
        words = {name: [self.pick("身份证", "申请表")] for name in ("conditions", "materials", "steps")}
        phones = {"consultation_phone": "8211", "complaint_phone": "12345"}
        self._add("guide", id=key, item_id=key, version=1, issued_on=date(2017, 2, 1), result="许可证", **words, **phones)

    def seal(self, key: int) -> Row:
        begun = self.pick(None, date(2017, 1, 9))
        return {
            "id": key,
            "number": key,
            "name": self.pick("审批专用章一", "审批专用章二"),
            "township_id": self.pick(*TOWNS),
            "engraved_on": date(2016, 12, 1),
            "activated_on": begun,
            "deactivated_on": begun and self.pick(None, CHANGE),
            "custodian_id": self._anybody(),
        }

    def window(self, key: int) -> Row:
        town = self.pick(*TOWNS)
        primary, backup = self._anybody(), self._anybody()
        return {
            "id": key,
            "name": self.pick("综合窗口", "商事登记"),
            "kind": self.pick(*WindowKind).value,
            "domain": self.pick(None, *ItemDomain),
            "centre_id": CENTRES[TOWNS.index(town)],
            "township_id": town,
            "staffed_by_id": self.pick(*AGENCIES, ORGAN),
            "guided_by_id": self.pick(None, *AGENCIES),
            "primary_id": primary,
            "backup_id": None if backup == primary else backup,
        }

    def mediation(self, key: int) -> Row:
        begun = datetime(2017, 7, 1, tzinfo=UTC) + timedelta(hours=self.pick(*range(8)))
        done = self.pick(None, begun + timedelta(days=3))
        town = self.pick(*TOWNS)
        return {
            "id": key,
            "number": f"M{key}",
            "title": self.pick("地界纠纷", "欠薪"),
            "category": self.pick(*DisputeCategory).value,
            "township_id": town,
            "village_id": self.pick(VILLAGES[2 if town == TOWNS[1] else 0], None),
            "event_id": self.pick(None, *[row["id"] for row in self.tables["event"]]),
            "accepted_at": begun,
            "deadline_on": date(2017, 7, 31),
            "concluded_at": done,
            "succeeded": done and self.pick(True, False),
            "agreement_number": self.pick(None, f"协{key}"),
            "people_involved": self.pick(2, 5),
            "amount": self.pick(None, 0, 500_000),
            "parties": self.pick("王芳与李强", "张伟与某厂"),
            "result": self.pick(None, "赔偿", "道歉"),
            "mediator_id": self._anybody(),
        }

    def operation(self, key: int) -> Row:
        held = self.pick(date(2017, 7, 5), date(2017, 7, 12))
        return {
            "id": key,
            "number": f"J{key}",
            "title": self.pick("食品检查", "拆违"),
            "theme": self.pick(*OperationTheme).value,
            "township_id": self.pick(*TOWNS),
            "area": self.pick("集镇", "园区"),
            "held_on": held,
            "lead_id": self._anybody(),
            "targets_checked": self.pick(3, 9),
            "problems_found": self.pick(0, 2),
            "findings": self.pick("无证两家", "未见异常"),
            "measures": self.pick("责令改正", "查封"),
            "follow_up_closed_on": self.pick(None, held + timedelta(days=9)),
        }

    def meeting(self, key: int) -> Row:
        """Each in a week of its own, by its key."""
        monday = MONDAY + timedelta(weeks=key % 100)
        held: Any = datetime(monday.year, monday.month, monday.day, 1, tzinfo=UTC)
        return {
            "id": key,
            "kind": self.pick(*MeetingKind).value,
            "township_id": self.pick(*TOWNS),
            "week_on": monday,
            "held_at": held + timedelta(days=self.pick(0, 2)),
            "chair_id": self._anybody(),
            "cases_discussed": self.pick(0, 4),
            "minutes": self.pick("议定三件", "转区处理"),
        }

    def any(self, table: str, key: int, **given: Any) -> Row:
        """A row of which only `given` is not left to chance."""
        free = [c for c in Base.metadata.tables[table].c if c.key not in {"id", "version", *given} and c.computed is None]
        return {"id": key, **{column.key: self._value(column) for column in free}, **given}

    def _value(self, column: Column[Any]) -> Any:
        if column.nullable and self.random.random() < 0.3:
            return None
        if column.foreign_keys:
            return self.pick(*self.rows(next(iter(column.foreign_keys)).column.table.name))
        if isinstance(column.type, Enum):
            return self.pick(*column.type.enums)
        if isinstance(column.type, Numeric):
            return self.pick(Decimal("77.50"), Decimal("91.00"))
        if isinstance(column.type, DateTime):
            return datetime(2017, 7, 1, tzinfo=UTC) + timedelta(hours=self.pick(*range(8)))
        if isinstance(column.type, Date):
            return MONDAY + timedelta(days=self.pick(0, 1, 9))
        choices: dict[type, tuple[Any, ...]] = {bool: (True, False), int: (1, 2, 5), str: (f"甲{column.key}", f"乙{column.key}")}
        return self.pick(*choices[column.type.python_type])

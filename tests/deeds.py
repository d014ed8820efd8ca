"""What a drawn district decides: appointments, leave, duty, attendance, tasks, the parts of a year, changes of class, imports.

A row has whatever its columns allow; what is written here is what checks of the database ask for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy.dialects.postgresql import Range

from backend.appointments.rules import AppointmentState, Procedure
from backend.assessments.rules import Grade, PoolState
from backend.attendance.rules.daily import TaskStatus
from backend.attendance.rules.duty import DutyRole, RosterStatus, SwapStatus
from backend.attendance.rules.leave import DECIDED, LeaveStatus
from backend.classes.rules import ClassChangeKind, ClassChangeState
from backend.exchange.rules import ImportState
from backend.personnel.rules import Position
from tests.drawing import AGENCIES, NAMES, ORGAN, TITLES, TOWNS, Row
from tests.work import MONDAY, Work

SINCE = Range(date(2017, 1, 1), None)
KINDS = {1: Procedure.CONSENT, 2: Procedure.CONSULTATION}
"""Key of a kind of appointment -> its procedure."""

LETTER = ("asked_on", "letter_number", "reply_due_on", "answered_on", "answer_number", "answered_by", "objection")
RELEASE = ("releasing_township_id", "released_on", "release_number", "released_by", "release_objection")
"""What a letter says and what its host answers; whom it asks beside, and what that one answers."""

COUNTERPART = ("counterpart_id", "counterpart_name", "counterpart_from_title", "counterpart_to_title")
"""Who goes the other way, if anybody does."""

_S, _C = AppointmentState, ClassChangeState
_OF_TOWNSHIPS = {ClassChangeKind.TOWNSHIP, ClassChangeKind.MERGER}


@dataclass(repr=False)
class Deeds(Work):
    """Draws the tables of the first pillar's acts; every row may be anybody's, gaps included."""

    def _deeds(self, each: int) -> None:
        """`each` of everything that is decided again and again."""
        for key in (1, 2):
            self._add("leave_type", **self.any("leave_type", key, code=f"L{key}"))
            self._add("leave_rule", **self.any("leave_rule", key, copied=False, period=SINCE, management_class="AB"[key - 1]))
            self._add("binding_rule", **self.any("binding_rule", key, subject=("DUTY", "LEAVE")[key - 1], period=SINCE))
            days = {"reply_days": 10 if key == 1 else None, "copy_days": 5}
            given = {"procedure": KINDS[key].value, "code": f"K{key}", "effect": "NONE", "position": None, "urgent": False}
            self._add("appointment_kind", **self.any("appointment_kind", key, **given, **days))
            self._add("assessment_weight", **self._weight(key))
            day = {"day": date(2017, 1, key), "document": "国办〔2016〕17号"}
            self._add("calendar_day", **self.any("calendar_day", key, **day))
        for number in range(1, each + 1):
            for name, draw in self.repeated().items():
                self._add(name, **draw(number))
            self._parts(number)
        self._shares()

    def repeated(self) -> dict[str, Any]:
        """Table -> how its row of a number is drawn, in the order of the foreign keys."""
        return {
            "appointment": self.appointment,
            "leave": self.leave,
            "duty_roster": self._roster,
            "duty_shift": self._shift,
            "attendance_day": self.attendance,
            "task": self.task,
            "bonus_standard": self.standard,
            "class_change": self.class_change,
            "import_batch": self._batch,
            "column_template": self.template,
        }

    def _someone(self) -> Row:
        return dict(self.pick(*self.tables["staff"]))

    def appointment(self, key: int) -> Row:
        """Each about somebody else: nobody is under way twice."""
        kind, state = self.pick(*KINDS), self.pick(*AppointmentState)
        ordered, copied = state in (_S.ORDERED, _S.COPIED, _S.ACKNOWLEDGED), state in (_S.COPIED, _S.ACKNOWLEDGED)
        day = {
            name: MONDAY + timedelta(days=number) for number, name in enumerate(("asked", "answered", "ordered", "copied", "end"))
        }
        given: Row = {"kind_id": kind, "procedure": KINDS[kind].value, "state": state.value, "staff_name": self.pick(*NAMES)}
        given |= self._letters(day, state) if kind == 1 else dict.fromkeys((*LETTER, *RELEASE))
        given |= {"consulted_on": day["asked"], "consulted_with": "委员", "consultation": "沟通"}
        order = {"order_number": "令", "ordered_on": day["ordered"], "ordered_by_id": ORGAN, "copy_due_on": day["end"]}
        given |= order if ordered else dict.fromkeys(order)
        given |= dict.fromkeys(("override_document", "override_reason", "applied_at"))
        given |= {"copied_on": day["copied"] if copied else None}
        given |= {"acknowledged_on": day["end"] if state == _S.ACKNOWLEDGED else None}
        given |= {"staff_id": self.pick(*(self.rows("staff").keys() - {row["staff_id"] for row in self.tables["appointment"]}))}
        given |= self._counterpart(given["staff_id"]) if kind == 1 and self.pick(True, False) else dict.fromkeys(COUNTERPART)
        return self.any("appointment", key, **given, withdrawn_on=day["end"] if state == _S.WITHDRAWN else None)

    def _counterpart(self, person: int) -> Row:
        """Somebody else who has the seat that is filled, and gets the one that is left."""
        here = self.pick(*AGENCIES)
        position = self.pick(Position.CHIEF, Position.DEPUTY).value
        seats = {"from_agency_id": here, "to_agency_id": self.pick(*(one for one in AGENCIES if one != here))}
        words = (self.pick(*(self.rows("staff").keys() - {person})), self.pick(*NAMES), self.pick(*TITLES), self.pick(*TITLES))
        return {**seats, "from_position": position, "to_position": position, **dict(zip(COUNTERPART, words, strict=True))}

    def _letters(self, day: dict[str, date], state: AppointmentState) -> Row:
        """The letter and its answers, of the host and perhaps of another township; while it is open, one of them is silent."""
        ordered = state in (_S.ORDERED, _S.COPIED, _S.ACKNOWLEDGED)
        both, open_ = self.pick(True, False), state == _S.LETTER_SENT
        silent = self.pick("host", "releasing") if both else "host"
        letter = dict(zip(LETTER, (day["asked"], "函", day["end"]), strict=False))
        host = self._answer(LETTER[3:], day, silent=open_ and silent == "host", agrees=ordered or open_)
        releasing = self._answer(RELEASE[1:], day, silent=not both or (open_ and silent == "releasing"), agrees=ordered or open_)
        return {**letter, **host, **releasing, RELEASE[0]: self.pick(*self.rows("township")) if both else None}

    def _answer(self, names: tuple[str, ...], day: dict[str, date], *, silent: bool, agrees: bool) -> Row:
        said = (day["answered"], "复", "书记", None if agrees else self.pick(None, "人手不足"))
        return dict.fromkeys(names) if silent else dict(zip(names, said, strict=True))

    def leave(self, key: int) -> Row:
        """Each in weeks of its own, by its key: nobody is on leave twice at once."""
        person, status = self._someone(), self.pick(*LeaveStatus)
        begun = MONDAY + timedelta(weeks=key % 100)
        cover = self.pick(*[row["id"] for row in self.tables["staff"] if row["id"] != person["id"]])
        decided, at = status in DECIDED, datetime(2017, 7, 3, tzinfo=UTC)
        back = {"returned_on": begun, "returned_half": "AFTERNOON", "returned_at": datetime(2017, 8, 1, tzinfo=UTC)}
        given = {
            "staff_id": person["id"],
            "cover_id": cover,
            "status": status.value,
            "starts_on": begun,
            "ends_on": begun + timedelta(days=1),
        }
        given |= {"starts_half": "MORNING", "decided_at": datetime(2017, 7, 2, tzinfo=UTC) if decided else None}
        given |= back if status == LeaveStatus.RETURNED else dict.fromkeys(back)
        given |= {"cancelled_at": at if status == LeaveStatus.CANCELLED else None}
        return self.any("leave", key, **given, agency_id=person["agency_id"] or self.pick(*AGENCIES))

    def _roster(self, number: int) -> Row:
        """A month of its own for each."""
        status = self.pick(*RosterStatus)
        at = datetime(2017, 7, 1, tzinfo=UTC) if status == RosterStatus.PUBLISHED else None
        return self.any("duty_roster", number, month=date(2017, number, 1), status=status.value, published_at=at)

    def _shift(self, number: int) -> Row:
        """One in each month, published with its roster."""
        roster = self.rows("duty_roster")[number]
        same = {"roster_id": number, "township_id": roster["township_id"], "published_at": roster["published_at"]}
        return self.any("duty_shift", number, day=roster["month"], role=self.pick(*DutyRole).value, **same)

    def attendance(self, key: int) -> Row:
        """Each on a day of its own."""
        return self.any("attendance_day", key, day=MONDAY + timedelta(days=key % 100))

    def task(self, key: int) -> Row:
        status, at = self.pick(*TaskStatus), datetime(2017, 7, 3, tzinfo=UTC)
        given = {"reported_at": at, "closed_at": at if status == TaskStatus.CLOSED else None}
        return self.any("task", key, number=f"T{key}", status=status.value, **given)

    def standard(self, key: int) -> Row:
        """Of a year, post and grade that no other of the first thirty keys has."""
        place = {"year": 2015 + key % 3, "grade": [*Grade][key % 5].value, "position": [*Position][key // 5 % 2].value}
        return self.any("bonus_standard", key, amount=key * 10_000, **place)

    def class_change(self, key: int) -> Row:
        """Of one kind at most one is under way: two would have to be about two places; a merger changes a township too."""
        kind, state = self.pick(*ClassChangeKind), self.pick(*ClassChangeState)
        alike = _OF_TOWNSHIPS if kind in _OF_TOWNSHIPS else {kind}
        if any(row["kind"] in alike and row["state"] in (_C.PROPOSED, _C.CONFIRMED) for row in self.tables["class_change"]):
            state = _C.EFFECTIVE
        accounts = self.random.sample([row["id"] for row in self.tables["account"]], 2)
        done = state in (_C.CONFIRMED, _C.EFFECTIVE)
        first = {"proposed_by_id": accounts[0], "proposed_as_id": accounts[0], "proposed_at": datetime(2017, 6, 1, tzinfo=UTC)}
        second = {
            "confirmed_by_id": accounts[1],
            "confirmed_as_id": accounts[1],
            "confirmed_at": datetime(2017, 6, 2, tzinfo=UTC),
        }
        filled = {
            "form": "TOWN",
            "category": "CENTRAL",
            "name": "新名",
            "code": "N1",
            "agency_kind": "JUSTICE_OFFICE",
            "management_class": "A",
        }
        township, successor = self.random.sample([*TOWNS], 2)
        places = {"township_id": township, "successor_id": successor, "agency_id": self.pick(*AGENCIES), "agreed": None}
        given = first | (second if done else dict.fromkeys(second)) | filled | places
        return self.any("class_change", key, kind=kind.value, state=state.value, **given)

    def _batch(self, number: int) -> Row:
        account = self.pick(*[row["id"] for row in self.tables["account"]])
        given = {"checked_by_id": account, "checked_as_id": account, "total": 5, "faulty": 1}
        given |= {"organisation_id": self.rows("post")[account]["organisation_id"]}
        return self.any("import_batch", number, state=self.pick(*ImportState).value, **given)

    def template(self, number: int) -> Row:
        return self.any("column_template", number, name=f"模板{number}", columns="name,title")

    def _parts(self, number: int) -> None:
        """What belongs to the rows of a number: receipts, swaps, steps, faults, corrections."""
        word = f"{number:064x}"
        given = {"sequence": number, "appointment_id": number, "number": f"字{number}", "hash": word, "previous_hash": word}
        self._add("receipt", **self.any("receipt", number, **given, township_id=self.rows("appointment")[number]["township_id"]))
        self._add("task_step", **self.any("task_step", number, task_id=number, sequence=1))
        self._add("import_fault", **self.any("import_fault", number, batch_id=number))
        self._add("score_correction", **self.any("score_correction", number))
        if number > 1:
            self._swap(number)

    def _swap(self, number: int) -> None:
        mine, other = (self.rows("duty_shift")[key] for key in (number, number - 1))
        if mine["staff_id"] == other["staff_id"]:
            return
        status = self.pick(*SwapStatus)
        sides = {
            "staff_id": mine["staff_id"],
            "other_staff_id": other["staff_id"],
            "shift_id": number,
            "other_shift_id": number - 1,
        }
        at = None if status == SwapStatus.ASKED else datetime(2017, 7, 2, tzinfo=UTC)
        self._add("duty_swap", **self.any("duty_swap", number, status=status.value, answered_at=at, **sides))

    def _weight(self, key: int) -> Row:
        parts = {"management_class": "AB"[key - 1], "township": (100, 50)[key - 1], "department": (0, 40)[key - 1]}
        return self.any("assessment_weight", key, **parts, conduct=(0, 10)[key - 1], period=SINCE)

    def _shares(self) -> None:
        """Pools of both townships and years; parts of some assessments at both hosts."""
        for key, (year, town) in enumerate(((y, t) for y in (2016, 2017) for t in TOWNS), 1):
            state = self.pick(*PoolState)
            at = datetime(2018, 1, 9, tzinfo=UTC) if state == PoolState.PUBLISHED else None
            counts = {"taking_part": 9, "excellent_cap": 1, "reserve": self.pick(0, 1), "excellent": self.pick(0, 1)}
            self._add(
                "grade_pool",
                **self.any("grade_pool", key, year=year, township_id=town, state=state.value, published_at=at, **counts),
            )
            self._add("reserve_use", **self.any("reserve_use", key, pool_id=key))
        for number, assessment in enumerate(self.random.sample(self.tables["assessment"], 6)):
            for town in TOWNS:
                given = {"assessment_id": assessment["id"], "township_id": town, "days": 180 + town}
                self._add("host_share", **self.any("host_share", 10 * number + town, **given))

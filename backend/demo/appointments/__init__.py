"""Personnel acts of the demo: 113 decided in twelve months and some on their way, with a chained ledger per township."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from backend.appointments import models
from backend.appointments.rules import AppointmentState, ReceiptKind, answer_number
from backend.demo.appointments import decided, pending
from backend.demo.appointments.act import Act, Line
from backend.demo.district import District
from backend.demo.store import Store, at, chance
from backend.organisations.rules import WorkingDays

TOTALS = {
    "changes of chiefs and deputies decided": 18,
    "changes of chiefs and deputies consented to before the order": 17,
    "transfers decided": 40,
    "promotions decided": 25,
    "rewards and sanctions decided": 30,
    "copies late": 3,
    "acts under way": 9,
    "acts withdrawn": 1,
}
"""What domain.md 5.5 counts, and how many acts still wait for an order."""

_LETTERS = {
    **{"司法局": "虞司", "文化广电局": "虞文广", "行政服务中心": "虞政服", "综合行政执法局": "虞综执", "公安分局": "虞公"},
    **{"交警大队": "虞交警", "市场监督管理局": "虞市监", "国土资源分局": "虞土资", "规划分局": "虞规", "环境保护分局": "虞环"},
    **{"质量技术监督分局": "虞质监", "地方税务局": "虞地税"},
}
"""How each department heads its letters."""

_ANSWERS = (ReceiptKind.CONSENTED, ReceiptKind.OBJECTED)


def build(district: District) -> None:
    """Acts in the order of their drafts, then the ledgers in the order of days."""
    calendar, random = WorkingDays(district.working_days), chance("appointments")
    acts = [*decided.acts(district, calendar, random), *pending.acts(district, calendar)]
    acts.sort(key=lambda act: (act.drafted_on, act.wanted.person.id))
    lines = sorted(_lines(acts), key=lambda found: (found[1].day, found[0].drafted_on, found[0].wanted.person.id))
    numbers = dict(_numbers(lines))
    keys = {id(act): district.store.add(models.Appointment, **act.row()) for act in acts}
    for minute, (act, line) in enumerate(lines):
        district.store.add(
            models.Receipt,
            township_id=line.town.id,
            appointment_id=keys[id(act)],
            kind=line.kind,
            number=numbers.get(id(line), line.number),
            day=line.day,
            organisation_id=line.organisation,
            signed_by=line.signed_by,
            post_id=None,
            note=line.note,
            recorded_at=at(line.day, 9 + minute % 8, minute % 60),
        )


def _lines(acts: list[Act]) -> Iterator[tuple[Act, Line]]:
    return ((act, line) for act in acts for line in act.lines)


def _numbers(lines: list[tuple[Act, Line]]) -> Iterator[tuple[int, str]]:
    """Letters by department and year, answers by township and year; the act's row gets them too."""
    counted: Counter[tuple[str, int]] = Counter()
    for act, line in lines:
        host, year = line.town is act.wanted.concerned.town, line.day.year
        if line.kind is ReceiptKind.ASKED:
            head = _LETTERS[act.department]
            counted[head, year] += host  # one letter, to both towns where both are asked
            act.facts["letter_number"] = f"{head}函〔{year}〕{counted[head, year]}号"
            yield id(line), act.facts["letter_number"]
        elif line.kind in _ANSWERS:
            counted[line.town.name, year] += 1
            number = answer_number(line.town.name, year, counted[line.town.name, year])
            act.facts["answer_number" if host else "release_number"] = number
            yield id(line), number


def measured(store: Store) -> dict[str, int]:
    """The numbers of `TOTALS` as the rows have them."""
    rows = list(store.dicts(models.Appointment))
    ordered = [row for row in rows if row["ordered_on"]]
    kinds = Counter(row["kind_id"] for row in ordered)
    in_order = [row for row in ordered if row["kind_id"] <= 4 and row["answered_on"] and row["answered_on"] <= row["ordered_on"]]
    withdrawn = sum(row["state"] == AppointmentState.WITHDRAWN for row in rows)
    return {
        "changes of chiefs and deputies decided": sum(kinds[kind] for kind in (1, 2, 3, 4)),
        "changes of chiefs and deputies consented to before the order": len(in_order),
        "transfers decided": kinds[5],
        "promotions decided": kinds[6],
        "rewards and sanctions decided": kinds[7] + kinds[8],
        "copies late": sum(row["copied_on"] is not None and row["copied_on"] > row["copy_due_on"] for row in ordered),
        "acts under way": len(rows) - len(ordered) - withdrawn,
        "acts withdrawn": withdrawn,
    }

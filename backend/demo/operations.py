"""The 52 joint operations of July 2017: the three themes that the regulation names come first."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from backend.demo.district import District, Town
from backend.demo.events import INITIALS
from backend.demo.store import at, chance, read_csv
from backend.joint import models
from backend.organisations.rules import AgencyKind

_LEADS = {
    "INDUSTRIAL_BUILDING": "construction",
    "LAND_USE": "construction",
    "TOWN_APPEARANCE": "construction",
    "ENVIRONMENT": "construction",
}


def build(district: District) -> None:
    """Operations by township, themes in turn."""
    random, patterns, turn = chance("operations"), read_csv("operations.csv"), 0
    for town in district.towns:
        days = sorted(
            random.sample(
                [date(2017, 7, day) for day in range(3, 29) if date(2017, 7, day).weekday() < 5], town.figures.operations
            )
        )
        for serial, day in enumerate(days, 1):
            pattern = patterns[turn % 3] if turn % 5 < 3 else patterns[3 + turn % 3]
            _operation(district, random, town, pattern, serial, day)
            turn += 1


def _operation(district: District, random: Random, town: Town, pattern: dict[str, str], serial: int, day: date) -> None:
    variant = random.randrange(3)
    checked = random.randint(12, 48)
    words = {"t": town.short, "v": random.choice(town.villages).short, "m": random.randint(2, 7), "n": random.randint(8, 26)}
    area, findings, measures = (pattern[name].split("|")[variant].format(**words) for name in ("areas", "findings", "measures"))
    closed = day + timedelta(days=random.randint(5, 21)) if random.random() < 0.9 else None
    key = district.store.add(
        models.JointOperation,
        number=f"{INITIALS[town.short]}Z201707{serial:02d}",
        title=f"{town.short}{pattern['titles'].split('|')[variant]}",
        theme=pattern["theme"],
        township_id=town.id,
        area=area,
        held_on=day,
        lead_id=town.cadres[_LEADS.get(pattern["theme"], "culture_health")].id,
        targets_checked=checked,
        problems_found=random.randint(3, checked // 2),
        findings=f"检查{checked}家(处)，{findings}。",
        measures=f"{measures}。",
        follow_up_closed_on=closed if closed and at(closed, 0) < at(date(2017, 8, 31), 0) else None,
    )
    for body in sorted({town.serving[AgencyKind(kind)].id for kind in pattern["kinds"].split()}):
        district.store.add(models.JointOperationBody, operation_id=key, organisation_id=body)

"""Joint work of July 2017: 1,054 concluded mediations, 52 joint operations and the weekly meetings of both."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import accumulate
from random import Random
from typing import NamedTuple

from backend.demo.bodies import COURTS, PROCURATORATES
from backend.demo.district import Dispute, District, Town
from backend.demo.events import INITIALS
from backend.demo.persons import invented_name
from backend.demo.store import at, chance, read_csv
from backend.joint import models
from backend.joint.rules import DisputeCategory, MeetingKind
from backend.organisations.rules import AgencyKind
from backend.personnel.rules import Gender

MONDAYS = tuple(date(2017, 7, day) for day in (3, 10, 17, 24))
WITHOUT_AGREEMENT = "丰惠"
"""The township whose last success of the month has no agreement number."""

_SIZES = (2, 2, 2, 2, 3, 3, 4, 5, 6, 8, 12)
_EXTRA = {
    DisputeCategory.TRAFFIC: AgencyKind.TRAFFIC_SQUADRON,
    DisputeCategory.CONSUMER: AgencyKind.MARKET_OFFICE,
    DisputeCategory.LAND: AgencyKind.LAND_OFFICE,
    DisputeCategory.DEMOLITION: AgencyKind.LAND_OFFICE,
    DisputeCategory.DAMAGE: AgencyKind.POLICE_STATION,
    DisputeCategory.FAMILY: AgencyKind.POLICE_STATION,
}
_SIGNS = {
    DisputeCategory.LABOUR: ("工资", "讨薪"),
    DisputeCategory.LAND: ("宅基地", "越界", "共墙", "租金"),
    DisputeCategory.DEMOLITION: ("征", "拆迁"),
    DisputeCategory.FAMILY: ("婆媳", "夫妻", "家庭"),
    DisputeCategory.DAMAGE: ("轻微伤", "推搡", "肢体"),
    DisputeCategory.TRAFFIC: ("剐蹭", "相撞", "货车"),
    DisputeCategory.CONTRACT: ("装修质量", "货款"),
    DisputeCategory.CONSUMER: ("预付卡",),
}
"""Words in an event's title -> category of the mediation; neighbours otherwise."""
_LAST_LINKED = at(date(2017, 8, 1), 0)
_FAILED = (
    "双方分歧较大，告知可向人民法院起诉",
    "一方不接受方案，终止调解，引导仲裁",
    "一方未到场三次，终止调解",
    "赔偿数额差距过大，调解不成",
)
_FACTORIES = ("某伞业公司", "某纺织厂", "某五金厂", "某建筑公司", "某化纤公司", "某家具厂", "某照明公司", "某塑料制品厂")


class Matter(NamedTuple):
    """What is mediated between whom, from when until when."""

    category: DisputeCategory
    title: str
    parties: str
    result: str
    village: int
    event: int | None
    accepted: datetime
    concluded: datetime
    people: int


def build(district: District) -> None:
    """Mediations linked to dispute events where there is one, then meetings."""
    random = chance("joint")
    for town in district.towns:
        _mediations(district, random, town)
        for monday in MONDAYS:
            _meetings(district, random, town, monday)


def unit(district: District, areas: dict[str, tuple[str, ...]], town: Town) -> int:
    """The court or procuratorate office in whose area a township lies."""
    return district.units[next(name for name, members in areas.items() if town.short in members)][0]


def mediating_bodies(district: District, town: Town) -> list[int]:
    """派出所、交警中队、法庭、检察室、司法所、人武部、新居民事务所, in the regulation's order."""
    return [
        town.serving[AgencyKind.POLICE_STATION].id,
        town.serving[AgencyKind.TRAFFIC_SQUADRON].id,
        unit(district, COURTS, town),
        unit(district, PROCURATORATES, town),
        town.serving[AgencyKind.JUSTICE_OFFICE].id,
        district.units[f"{town.name}人民武装部"][0],
        district.units[f"{town.name}新居民事务所"][0],
    ]


def _mediations(district: District, random: Random, town: Town) -> None:
    patterns = read_csv("disputes.csv")
    weights = list(accumulate(int(row["weight"]) for row in patterns))
    succeeded, concluded = town.figures.mediated
    outcomes = [True] * succeeded + [False] * (concluded - succeeded)
    random.shuffle(outcomes)
    linked = [dispute for dispute in district.disputes.get(town.id, ()) if dispute.closed < _LAST_LINKED]
    random.shuffle(linked)
    agreements = 0
    for serial, success in enumerate(outcomes, 1):
        agreements += success
        if linked and random.random() < 0.3:
            matter = _from_event(random, linked.pop(), success)
        else:
            (pattern,) = random.choices(patterns, cum_weights=weights)
            matter = _from_pattern(random, pattern, town, success)
        unnumbered = not success or (agreements == succeeded and town.short == WITHOUT_AGREEMENT)
        agreement = None if unnumbered else f"({town.short})人调协字〔2017〕7-{agreements:03d}号"
        _write(district, random, town, matter, f"{INITIALS[town.short]}T201707{serial:03d}", success, agreement)


def _from_event(random: Random, dispute: Dispute, success: bool) -> Matter:
    """The matter of an event: the township takes up what the grid reported, and both end alike."""
    category = next(
        (category for category, words in _SIGNS.items() if any(word in dispute.title for word in words)),
        DisputeCategory.NEIGHBOUR,
    )
    concluded = max(dispute.closed, dispute.reported + timedelta(hours=2))
    result = dispute.outcome if success else random.choice(_FAILED)
    parties = f"{_name(random)}、{_name(random)}"
    return Matter(category, dispute.title, parties, result, dispute.village, dispute.event, dispute.reported, concluded, 2)


def _from_pattern(random: Random, pattern: dict[str, str], town: Town, success: bool) -> Matter:
    variant, people, factory = random.randrange(5), random.choice(_SIZES), random.choice(_FACTORIES)
    one, other = _name(random), _name(random)
    form = pattern["titles"].split("|")[variant]
    title = form.format(p=f"{one[0]}某", q=f"{other[0]}某某", n=max(people, 3), f=factory)
    parties = f"{one}、{other if '{q}' in form else factory if '{f}' in form else '相关方'}"
    result = pattern["results"].split("|")[variant] if success else random.choice(_FAILED)
    concluded = at(date(2017, 7, 1) + timedelta(days=random.randrange(31)), random.randint(11, 17), random.randrange(60))
    accepted = concluded - timedelta(days=random.randint(0, 18), hours=random.randint(1, 3))
    village = random.choice(town.villages).id
    return Matter(DisputeCategory(pattern["category"]), title, parties, result, village, None, accepted, concluded, people)


def _name(random: Random) -> str:
    return invented_name(random, random.choice(list(Gender)), random.randint(1950, 1992))


def _write(
    district: District, random: Random, town: Town, matter: Matter, number: str, success: bool, agreement: str | None
) -> None:
    key = district.store.add(
        models.Mediation,
        number=number,
        title=matter.title,
        category=matter.category,
        township_id=town.id,
        village_id=matter.village,
        event_id=matter.event,
        accepted_at=matter.accepted,
        deadline_on=matter.accepted.date() + timedelta(days=30),
        concluded_at=matter.concluded,
        succeeded=success,
        agreement_number=agreement,
        people_involved=matter.people,
        amount=random.choice((5, 8, 12, 20, 35, 60, 120, 260)) * 10_000 if random.random() < 0.55 else None,
        parties=matter.parties,
        result=matter.result,
        mediator_id=random.choice(town.stations[AgencyKind.JUSTICE_OFFICE].people).id,
    )
    bodies = {town.stations[AgencyKind.JUSTICE_OFFICE].id, random.choice(mediating_bodies(district, town))}
    if matter.category in _EXTRA:
        bodies.add(town.serving[_EXTRA[matter.category]].id)
    for body in sorted(bodies):
        district.store.add(models.MediationBody, mediation_id=key, organisation_id=body)


def _meetings(district: District, random: Random, town: Town, monday: date) -> None:
    mediation, enforcement = mediating_bodies(district, town), _enforcing_bodies(town)
    cases = max(2, round(town.figures.mediated[1] / 4) + random.randint(-1, 2))
    text = f"通报上周矛盾纠纷调处情况，会商{cases}件；对{random.choice(town.villages).short}等地隐患逐件明确责任单位和办结时间。"
    _meeting(district, random, town, MeetingKind.MEDIATION, monday, 0, cases, text, mediation)
    cases = random.randint(2, 6)
    focus = random.choice(("集镇出店经营", "工业小区违建", "农村食品小作坊", "渣土运输抛洒", "农贸市场周边秩序", "河道排口"))
    text = f"研判{focus}等问题{cases}项，明确牵头单位和配合单位，部署本周联合检查。"
    _meeting(district, random, town, MeetingKind.ENFORCEMENT, monday, 3, cases, text, enforcement)


def _enforcing_bodies(town: Town) -> list[int]:
    kinds = (
        AgencyKind.ENFORCEMENT_SQUADRON,
        AgencyKind.MARKET_OFFICE,
        AgencyKind.LAND_OFFICE,
        AgencyKind.PLANNING_OFFICE,
        AgencyKind.ENVIRONMENT_OFFICE,
        AgencyKind.QUALITY_OFFICE,
    )
    return [town.serving[kind].id for kind in kinds]


def _meeting(
    district: District,
    random: Random,
    town: Town,
    kind: MeetingKind,
    monday: date,
    day: int,
    cases: int,
    minutes: str,
    bodies: list[int],
) -> None:
    key = district.store.add(
        models.Meeting,
        kind=kind,
        township_id=town.id,
        week_on=monday,
        held_at=at(monday + timedelta(days=day), random.choice((9, 14)), random.choice((0, 30))),
        chair_id=town.cadres["political_legal"].id,
        cases_discussed=cases,
        minutes=minutes,
    )
    for body in sorted(set(bodies)):
        district.store.add(models.MeetingAttendance, meeting_id=key, organisation_id=body, attended=random.random() < 0.94)

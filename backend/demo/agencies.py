"""The 150 stationed agencies: kinds, class rules, hosts, class history and the townships that they serve besides."""

from __future__ import annotations

from datetime import date

from backend.demo.district import District, Station, Town
from backend.demo.places import FORMER_TOWNS, body
from backend.demo.spelling import credit_code
from backend.demo.store import DISTRICT_FOUNDED, FORM_CHANGE, period, read_csv
from backend.organisations import models
from backend.organisations.rules import KINDS, AgencyKind, OrganisationKind, TownshipForm, management_class

_ESTABLISHED = {
    AgencyKind.SERVICE_SUBCENTRE: date(2014, 3, 1),
    AgencyKind.MARKET_OFFICE: date(2014, 6, 20),
    AgencyKind.ENFORCEMENT_SQUADRON: date(2015, 12, 1),
}
_RULE_DOCUMENT = "区委〔2013〕28号 乡镇(街道)派驻机构分类管理办法(演示假定)"
_FLIP_DOCUMENT = "撤镇设街道后按规则由A类转为B类"

NEIGHBOURS = {
    "曹娥": ("百官", "东关"),
    "东关": ("道墟", "百官"),
    "道墟": ("东关", "百官"),
    "梁湖": ("百官", "丰惠"),
    "小越": ("驿亭", "崧厦"),
    "上浦": ("章镇", "汤浦"),
    "汤浦": ("章镇", "上浦"),
    "章镇": ("丰惠",),
    "永和": ("丰惠", "梁湖"),
    "驿亭": ("小越", "百官"),
    "谢塘": ("崧厦", "小越"),
    "盖北": ("崧厦", "谢塘"),
    "长塘": ("道墟", "东关", "曹娥"),
    "下管": ("章镇", "丰惠"),
    "岭南": ("下管", "章镇", "丰惠"),
    "陈溪": ("下管", "丰惠", "章镇"),
    "丁宅": ("下管", "丰惠", "章镇"),
}
"""Townships without an agency of some kind -> where they look for one, nearest first (assumed)."""


def build(district: District) -> None:
    """Kinds and class rules, then the agencies in the order of `agencies.csv`."""
    rows = read_csv("agencies.csv")
    for name, kind in KINDS.items():
        parent = next(row["department"] for row in rows if row["kind"] == name)
        district.store.add(models.AgencySort, kind=kind, name=name, department_id=district.departments[parent])
        _rules(district, kind)
    towns = {town.code: town for town in district.towns}
    for serial, row in enumerate(rows, 1):
        _agency(district, towns[row["township_code"]], row, serial)
    for town in district.towns:
        _serve(district, town)


def finish(district: District) -> None:
    """The agencies' own rows, once their people are known: a head's name is its chief's."""
    for station in district.stations:
        district.store.add(
            models.Agency,
            **station.body,
            kind=station.kind,
            township_id=station.town.id,
            department_id=station.department,
            management_class=station.management_class,
            head_name=station.people[0].name,
            duty_phone=station.phone,
            established_on=station.established,
            closed_on=None,
        )


def _rules(district: District, kind: AgencyKind) -> None:
    for form in TownshipForm:
        district.store.add(
            models.ClassRule,
            agency_kind=kind,
            township_form=form,
            management_class=management_class(kind, form),
            period=period(DISTRICT_FOUNDED),
            document=_RULE_DOCUMENT,
        )


def _agency(district: District, town: Town, row: dict[str, str], serial: int) -> None:
    kind, department = KINDS[row["kind"]], district.departments[row["department"]]
    name = town.short + ("派出所" if kind is AgencyKind.POLICE_STATION else row["kind"])
    established, phone = _ESTABLISHED.get(kind, DISTRICT_FOUNDED), f"0575-90{20_0000 + serial * 137:06d}"
    held = management_class(kind, town.form)
    base = body(district, OrganisationKind.AGENCY, name, credit_code("12", 40_000 + serial))
    key = int(str(base["id"]))
    town.stations[kind] = Station(key, base, kind, name, town, department, held, int(row["staff"]), established, phone)
    for then, span, document in _classes(town, kind, established):
        district.store.add(
            models.AgencyClass,
            agency_id=key,
            township_id=town.id,
            department_id=department,
            management_class=then,
            override=False,
            document=document,
            period=span,
        )


def _classes(town: Town, kind: AgencyKind, established: date) -> list[tuple[str, object, str | None]]:
    now = management_class(kind, town.form)
    if town.short in FORMER_TOWNS and (before := management_class(kind, TownshipForm.TOWN)) is not now:
        return [(before, period(established, FORM_CHANGE), None), (now, period(FORM_CHANGE), _FLIP_DOCUMENT)]
    return [(now, period(established), None)]


def _serve(district: District, town: Town) -> None:
    for kind in AgencyKind:
        if kind in town.stations:
            town.serving[kind] = town.stations[kind]
            continue
        near = [district.town(short) for short in (*NEIGHBOURS[town.short], "百官", "崧厦")]
        station = next(place.stations[kind] for place in near if kind in place.stations)
        town.serving[kind] = station
        span = period(station.established)
        district.store.add(models.ServedTownship, agency_id=station.id, township_id=town.id, period=span)

"""Service centres of townships and villages, their windows with primary and backup holders, and the items of each window."""

from __future__ import annotations

from backend.approvals.rules import ItemDomain
from backend.demo.bodies import UTILITIES
from backend.demo.district import District, Hamlet, Person, Station, Town
from backend.demo.items import OWNERS
from backend.organisations.rules import AgencyKind
from backend.windows import models
from backend.windows.rules import CentreKind, WindowKind

_DISPATCHED = {
    ItemDomain.LAND: ("不动产登记窗口", AgencyKind.LAND_OFFICE),
    ItemDomain.COMMERCE: ("商事登记窗口", AgencyKind.MARKET_OFFICE),
}
"""Domain -> its window and the kind of agency whose people stand there."""

_GENERAL = {
    ItemDomain.AGRICULTURE: "农业农村窗口",
    ItemDomain.SAFETY: "安全生产窗口",
    ItemDomain.PLANNING: "规划管理窗口",
    ItemDomain.CONSTRUCTION: "城乡建设窗口",
    ItemDomain.ENVIRONMENT: "环境保护窗口",
    ItemDomain.CIVIL_AFFAIRS: "民政服务窗口",
    ItemDomain.HEALTH: "卫生计生窗口",
    ItemDomain.SOCIAL_SECURITY: "人力社保窗口",
    ItemDomain.PUBLIC_SECURITY: "户籍治安窗口",
    ItemDomain.TAXATION: "税费服务窗口",
}
_GUIDES = {
    ItemDomain.PLANNING: AgencyKind.PLANNING_OFFICE,
    ItemDomain.ENVIRONMENT: AgencyKind.ENVIRONMENT_OFFICE,
    ItemDomain.PUBLIC_SECURITY: AgencyKind.POLICE_STATION,
    ItemDomain.TAXATION: AgencyKind.TAX_BRANCH,
}
"""Domain -> the station that guides its window; the other domains are guided by the owning department."""

WITHOUT_BACKUP = ("盖北", ItemDomain.SAFETY)
"""The window that breaks the rule of two holders."""


def build(district: District) -> None:
    """15 windows in each of 20 township centres, one in each of 421 village centres."""
    for town in district.towns:
        centre = _centre(district, CentreKind.TOWNSHIP, f"{town.name}便民服务中心", town, None)
        for order, domain in enumerate(ItemDomain):
            _domain_window(district, town, centre, domain, order)
        for label, company in UTILITIES.items():
            unit = district.units[company][0]
            _window(district, town, centre, f"{label}窗口", WindowKind.DISPATCHED, None, unit, None, town.utility_people[unit])
    for town in district.towns:
        for village in town.villages:
            _village(district, town, village)


def _centre(district: District, kind: CentreKind, name: str, town: Town, village: int | None) -> int:
    return district.store.add(models.ServiceCentre, kind=kind, name=name, township_id=town.id, village_id=village)


def _domain_window(district: District, town: Town, centre: int, domain: ItemDomain, order: int) -> None:
    clerks = town.stations[AgencyKind.SERVICE_SUBCENTRE].people
    turn = [clerks[(order + step) % len(clerks)] for step in (3, 4)]
    items = [item for item in district.window_items[town.category] if district.domains[item] is domain]
    if domain in _DISPATCHED:
        name, kind = _DISPATCHED[domain]
        station = town.serving[kind]
        holders = station.people[-2:] if station.town is town else turn
        _window(district, town, centre, name, WindowKind.DISPATCHED, domain, station.id, None, holders, items)
        return
    guide = town.serving[_GUIDES[domain]].id if domain in _GUIDES else district.departments[OWNERS[domain]]
    holders = turn[:1] if (town.short, domain) == WITHOUT_BACKUP else turn
    sender = town.stations[AgencyKind.SERVICE_SUBCENTRE].id
    _window(district, town, centre, _GENERAL[domain], WindowKind.GENERAL, domain, sender, guide, holders, items)


def _village(district: District, town: Town, village: Hamlet) -> None:
    centre = _centre(district, CentreKind.VILLAGE, f"{town.name}{village.short}便民服务中心", town, village.id)
    station: Station = town.stations[AgencyKind.SERVICE_SUBCENTRE]
    name = f"{village.short}综合代办窗口"
    _window(
        district, town, centre, name, WindowKind.GENERAL, None, village.id, station.id, village.officers, district.village_items
    )


def _window(
    district: District,
    town: Town,
    centre: int,
    name: str,
    kind: WindowKind,
    domain: ItemDomain | None,
    staffed_by: int,
    guided_by: int | None,
    holders: list[Person],
    items: list[int] | None = None,
) -> None:
    window = district.store.add(
        models.ServiceWindow,
        name=name,
        kind=kind,
        domain=domain,
        centre_id=centre,
        township_id=town.id,
        staffed_by_id=staffed_by,
        guided_by_id=guided_by,
        primary_id=holders[0].id,
        backup_id=holders[1].id if len(holders) > 1 else None,
    )
    for item in items or ():
        district.store.add(models.WindowItem, window_id=window, item_id=item)

"""The four platforms of each township with their leads and the agencies of their lines."""

from __future__ import annotations

from datetime import date

from backend.demo.district import District, Town
from backend.demo.store import period
from backend.events import models
from backend.events.rules import PlatformKind
from backend.organisations.rules import AgencyKind

NAMES = {
    PlatformKind.SECURITY: ("综治工作平台", "security_office"),
    PlatformKind.MARKET: ("市场监管平台", "market_office"),
    PlatformKind.ENFORCEMENT: ("综合执法平台", "enforcement_office"),
    PlatformKind.SERVICE: ("便民服务平台", "service_office"),
}
"""Kind -> name, and the cadre who leads it."""

LINES = {
    PlatformKind.SECURITY: (AgencyKind.POLICE_STATION, AgencyKind.JUSTICE_OFFICE, AgencyKind.TRAFFIC_SQUADRON),
    PlatformKind.MARKET: (AgencyKind.MARKET_OFFICE, AgencyKind.QUALITY_OFFICE),
    PlatformKind.ENFORCEMENT: (
        AgencyKind.ENFORCEMENT_SQUADRON,
        AgencyKind.LAND_OFFICE,
        AgencyKind.PLANNING_OFFICE,
        AgencyKind.ENVIRONMENT_OFFICE,
    ),
    PlatformKind.SERVICE: (AgencyKind.SERVICE_SUBCENTRE, AgencyKind.CULTURE_STATION, AgencyKind.TAX_BRANCH),
}
"""Kind -> the kinds of agency that work on it; stations of elsewhere that serve the township belong to it too."""

_SINCE = date(2016, 9, 1)


def build(district: District) -> None:
    """80 platforms and their members."""
    for town in district.towns:
        for kind in PlatformKind:
            _platform(district, town, kind)


def _platform(district: District, town: Town, kind: PlatformKind) -> None:
    name, lead = NAMES[kind]
    key = district.store.add(
        models.Platform,
        kind=kind,
        name=f"{town.name}{name}",
        township_id=town.id,
        lead_id=town.cadres[lead].id,
        period=period(_SINCE),
    )
    town.platforms[kind] = key
    for line in LINES[kind]:
        district.store.add(models.PlatformMember, platform_id=key, agency_id=town.serving[line].id, period=period(_SINCE))

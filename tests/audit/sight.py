"""Brute force: what every post sees of some records, asked one by one through the service as its holder would."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from backend.graph.entity import Entity
from backend.graph.registry import Registry
from tests.audit.district import District, Holder

SPOTS = {
    "Staff": (
        "management_class = 'B' AND township_id = {fenghui} AND department_id = {market}",
        "management_class = 'A' AND township_id = {fenghui}",
        "management_class = 'A' AND department_id = {enforcement}",
        "management_class = 'B' AND department_id = {enforcement}",
        "agency_id IS NULL AND township_id = {fenghui}",
        "agency_id IS NULL AND village_id IS NOT NULL",
        "agency_id IS NULL AND township_id IS NULL AND department_id IS NULL",
        "id = {member}",
        "id = {leader}",
        "id = {official}",
    ),
    "Assessment": (
        "management_class = 'B' AND township_id = {fenghui} AND published_at IS NOT NULL",
        "management_class = 'B' AND township_id = {fenghui} AND published_at IS NULL",
        "management_class = 'A' AND township_id = {fenghui} AND published_at IS NULL",
        "management_class = 'B' AND department_id = {market} AND township_id <> {fenghui} AND published_at IS NOT NULL",
        "management_class = 'A' AND department_id = {enforcement}",
        "staff_id = {member} AND published_at IS NOT NULL",
        "staff_id = {member} AND published_at IS NULL",
        "staff_id = {head}",
        "subject = 'AGENCY' AND department_id = {market}",
        "subject = 'AGENCY' AND management_class = 'A' AND township_id = {fenghui} AND published_at IS NULL",
    ),
    "Agency": (
        "township_id = {fenghui} AND management_class = 'A'",
        "township_id = {fenghui} AND department_id = {market}",
        "department_id = {enforcement} AND management_class = 'B'",
        "department_id = {justice}",
    ),
    "Event": (
        "township_id = {fenghui} AND level = 1",
        "village_id = {village} AND level = 1",
        "township_id = {fenghui} AND level = 4",
        "township_id <> {fenghui} AND level = 4",
        "agency_id = {market_office}",
        "department_id = {market} AND township_id <> {fenghui}",
    ),
    "Appointment": (
        "township_id = {fenghui} AND department_id = {market} AND state = 'LETTER_SENT'",
        "township_id = {fenghui} AND state = 'DRAFT'",
        "department_id = {market} AND state = 'DRAFT'",
        "counterpart_township_id = {fenghui} AND ordered_on IS NOT NULL",
        "releasing_township_id = {fenghui}",
        "staff_id = {member} AND ordered_on IS NOT NULL",
        "agency_id = {market_office} AND ordered_on IS NULL",
        "department_id = {enforcement} AND state = 'CONSULTED' AND township_id = {fenghui}",
    ),
    "Assignment": (
        "township_id = {fenghui} AND upper_inf(period)",
        "township_id <> {fenghui} AND staff_id IN (SELECT id FROM staff WHERE township_id = {fenghui})",
    ),
    "AppointmentKind": ("code = 'SANCTION'",),
    "Receipt": ("township_id = {fenghui}", "kind = 'EXPIRED'"),
    "Mediation": ("township_id = {fenghui}", "township_id <> {fenghui}"),
    "AgencyClass": ("agency_id = {market_office}",),
    "EventStep": ("township_id = {fenghui}", "township_id <> {fenghui} AND level = 4"),
    "Seal": ("township_id = {fenghui}",),
    "ServiceWindow": (
        "id = (SELECT min(w.id) FROM service_window w JOIN service_centre c ON c.id = w.centre_id AND c.township_id = {fenghui})",
    ),
    "Account": ("id = {account}",),
    "Post": ("account_id = {account}", "stands_in_for_id IS NOT NULL"),
    "Session": ("account_id = {account}",),
    "Township": ("id = {fenghui}",),
}
"""Rows that differ in what somebody is to them: type -> conditions over its table."""


@dataclass(frozen=True)
class Sight:
    """What one post sees of one record: None when it does not exist for it, else its masked fields and their reasons."""

    holder: Holder
    masked: dict[str, str] | None

    def reads(self, field: str) -> bool:
        return self.masked is not None and field not in self.masked


@dataclass(frozen=True)
class Seen:
    """Some records of every type, with what each post of the demo sees of them."""

    records: Mapping[str, list[str]]
    sights: Mapping[str, list[Sight]]


async def records(district: District, type_name: str) -> list[str]:
    """Global ids of one row per spot of a type; a spot without a row fails."""
    names = await _names(district)
    return [await district.id(type_name, spot.format(**names), order="(2017 * id) % 997, id") for spot in SPOTS[type_name]]


async def sights(district: District, ids: list[str]) -> dict[str, list[Sight]]:
    """Record -> what every post sees of it; at most 100 records of the types of SPOTS."""
    found: dict[str, list[Sight]] = {id: [] for id in ids}
    masks = [
        f"... on {name} {{ masked {{ field reason }} }}" for name in SPOTS if "masked" in _registry(district).type(name).fields
    ]
    query = f"query($ids: [ID!]!) {{ nodes(ids: $ids) {{ id {' '.join(masks)} }} }}"
    for holder in district.holders:
        for id, node in zip(ids, (await district.data(holder, query, ids=ids))["nodes"], strict=True):
            masked = None if node is None else {entry["field"]: entry["reason"] for entry in node.get("masked", ())}
            found[id].append(Sight(holder, masked))
    return found


def fields(district: District, type_name: str) -> list[str]:
    """The GraphQL name of one field of every group of a type."""
    registry = _registry(district)
    entity: Entity = registry.entities[type_name]
    exposed = registry.exposed(type_name)
    shown = [next((name for name in group.fields if name in exposed), None) for group in entity.groups.values()]
    return [registry.field_name(type_name, name) for name in shown if name is not None]


def _registry(district: District) -> Registry:
    return district.service.planner.registry


async def _names(district: District) -> dict[str, int]:
    market = district.holder("fenghui-market-head")
    member, leader = district.holder("fenghui-market-member"), district.holder("fenghui-leader")
    return {
        "fenghui": await district.key("township", "name = '丰惠镇'"),
        "market": await district.key("department", "name = '市场监督管理局'"),
        "enforcement": await district.key("department", "name = '综合行政执法局'"),
        "justice": await district.key("department", "name = '司法局'"),
        "market_office": market.organisation,
        "village": district.holder("village-officer").organisation,
        "member": member.staff or 0,
        "leader": leader.staff or 0,
        "official": district.holder("district-org").staff or 0,
        "head": market.staff or 0,
        "account": leader.account,
    }

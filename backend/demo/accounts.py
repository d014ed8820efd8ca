"""The demo accounts of contract.md with their posts: all share one password, which exists nowhere but in the demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from argon2 import PasswordHasher

from backend.access.vocabulary import ROLES, Duty
from backend.demo.district import District, Person
from backend.identity import models
from backend.organisations.rules import AgencyKind, OrganPurpose

PASSWORD = "daodi-2017"  # noqa: S105 - the contract publishes it; `daodi serve` refuses accounts that have it
_SINCE = datetime(2017, 1, 1, tzinfo=UTC)
_STAND_IN_UNTIL = datetime(2099, 12, 31, tzinfo=UTC)


@dataclass(frozen=True)
class Holder:
    """Who signs in: username, role, organisation, the title of the post, and the person of the roster (None for officers)."""

    username: str
    role: str
    organisation: int
    title: str
    person: Person | None
    name: str = ""


def build(district: District) -> None:
    """Roles, then accounts in the order of the contract's table."""
    for role in ROLES.values():
        if role.duty is not None:
            district.store.add(models.Role, name=role.name, label=role.label, duty=role.duty.value)
    password = PasswordHasher().hash(PASSWORD)
    holders = [*_township(district), *_departments(district), *_field(district), *_district(district), *_officers(district)]
    posts = {holder.username: _account(district, holder, password) for holder in holders}
    account, _ = posts["fenghui-platform"]
    _post(
        district, account, "window_clerk", holders[0].organisation, "便民服务中心民政窗口(临时顶岗)", posts["fenghui-window"][1]
    )


def _account(district: District, holder: Holder, password: str) -> tuple[int, int]:
    """Keys of the new account and of its post."""
    duty = ROLES[holder.role].duty or Duty.BUSINESS
    account = district.store.add(
        models.Account,
        username=holder.username,
        display_name=holder.person.name if holder.person else holder.name,
        duty=duty.value,
        password_hash=password,
        staff_id=holder.person.id if holder.person else None,
        demo=True,
        created_at=_SINCE,
        disabled_at=None,
    )
    return account, _post(district, account, holder.role, holder.organisation, holder.title, None)


def _post(district: District, account: int, role: str, organisation: int, title: str, stands_in_for: int | None) -> int:
    return district.store.add(
        models.Post,
        account_id=account,
        duty=(ROLES[role].duty or Duty.BUSINESS).value,
        role=role,
        organisation_id=organisation,
        title=title,
        stands_in_for_id=stands_in_for,
        valid_from=_SINCE,
        valid_to=_STAND_IN_UNTIL if stands_in_for else None,
    )


def _township(district: District) -> list[Holder]:
    town, other = district.town("丰惠"), district.town("百官")
    clerk = town.stations[AgencyKind.SERVICE_SUBCENTRE].people[2]
    rows = [
        ("leader", "town_leader", "党委书记", town.cadres["secretary"]),
        ("deputy", "town_leader", "党委副书记(政法副书记)", town.cadres["political_legal"]),
        ("personnel", "town_personnel", "组织委员(组织人事)", town.cadres["personnel"]),
        ("command", "town_command", "综合信息指挥室主任", town.cadres["command_head"]),
        ("platform", "town_command", "综治工作平台负责人", town.cadres["security_office"]),
        ("window", "window_clerk", "便民服务中心民政窗口", clerk),
        ("seal", "seal_keeper", "行政审批专用章保管人", town.cadres["seal"]),
    ]
    return [
        *(Holder(f"fenghui-{key}", role, town.id, title, person) for key, role, title, person in rows),
        Holder("baiguan-personnel", "town_personnel", other.id, "组织委员(组织人事)", other.cadres["personnel"]),
    ]


def _departments(district: District) -> list[Holder]:
    rows = [
        ("market-leader", "dept_leader", "市场监督管理局", "leader", "局长"),
        ("market-personnel", "dept_personnel", "市场监督管理局", "personnel", "人事教育科科长"),
        ("market-window", "dept_member", "市场监督管理局", "window", "行政审批科盖章窗口"),
        ("justice-personnel", "dept_personnel", "司法局", "personnel", "人事教育科科长"),
        ("enforcement-personnel", "dept_personnel", "综合行政执法局", "personnel", "人事教育科科长"),
    ]
    return [
        Holder(username, role, district.departments[name], title, district.officials[f"{name}.{key}"])
        for username, role, name, key, title in rows
    ]


def _field(district: District) -> list[Holder]:
    town = district.town("丰惠")
    market, justice, village = town.stations[AgencyKind.MARKET_OFFICE], town.stations[AgencyKind.JUSTICE_OFFICE], town.villages[0]
    member = market.people[2]
    return [
        Holder("fenghui-market-head", "agency_head", market.id, "丰惠市场监管所所长", market.people[0]),
        Holder("fenghui-market-member", "agency_staff", market.id, f"丰惠市场监管所{member.title}", member),
        Holder("fenghui-justice-head", "agency_head", justice.id, "丰惠司法所所长", justice.people[0]),
        Holder("village-officer", "village_officer", village.id, f"{village.short}党组织书记", village.officers[0]),
        Holder("grid-officer", "grid_officer", village.grids[0].id, f"{village.grids[0].name}网格员", village.grids[0].member),
    ]


def _district(district: District) -> list[Holder]:
    rows = [
        ("leader", OrganPurpose.GOVERNMENT),
        ("org", OrganPurpose.ORGANISATION),
        ("conduct", OrganPurpose.CONDUCT),
        ("command", OrganPurpose.COMMAND),
        ("reform", OrganPurpose.REFORM),
        ("audit", OrganPurpose.AUDIT),
    ]
    people = [(key, district.organs[purpose], district.officials[f"district_{key}"]) for key, purpose in rows]
    return [Holder(f"district-{key}", f"district_{key}", organ, person.title, person) for key, organ, person in people]


def _officers(district: District) -> list[Holder]:
    organ = district.organs[OrganPurpose.INFORMATION]
    rows = [("system", "系统管理员"), ("security", "安全管理员"), ("audit", "审计管理员")]
    return [Holder(f"{key}-admin", f"{key}_admin", organ, title, None, title) for key, title in rows]

"""Approval items: 164 for windows and 84 for stations, their dated lists, guides and the townships' seals."""

from __future__ import annotations

from datetime import date

from backend.approvals import models
from backend.approvals.rules import ItemDomain, ListKind
from backend.demo.district import District
from backend.demo.guides import guide
from backend.demo.store import DELEGATION, period, read_csv
from backend.organisations import models as organisations
from backend.organisations.rules import KINDS, AgencyKind, TownshipCategory

OWNERS = {
    ItemDomain.AGRICULTURE: "农林局",
    ItemDomain.SAFETY: "安全生产监督管理局",
    ItemDomain.PLANNING: "规划分局",
    ItemDomain.CONSTRUCTION: "住房和城乡建设局",
    ItemDomain.ENVIRONMENT: "环境保护分局",
    ItemDomain.CIVIL_AFFAIRS: "民政局",
    ItemDomain.HEALTH: "卫生和计划生育局",
    ItemDomain.SOCIAL_SECURITY: "人力资源和社会保障局",
    ItemDomain.LAND: "国土资源分局",
    ItemDomain.COMMERCE: "市场监督管理局",
    ItemDomain.PUBLIC_SECURITY: "公安分局",
    ItemDomain.TAXATION: "地方税务局",
}
"""Domain -> the department that stays the principal."""

CATEGORIES = {TownshipCategory.CENTRAL: "EDC", TownshipCategory.DEVELOPMENT: "ED", TownshipCategory.ECOLOGICAL: "E"}
"""Category -> the tiers of `items.csv` that its lists hold, so that 34 lies in 41 lies in 64."""

_LABELS = {
    TownshipCategory.CENTRAL: "中心镇(街道)",
    TownshipCategory.DEVELOPMENT: "发展型乡镇",
    TownshipCategory.ECOLOGICAL: "生态型乡镇",
}
_FORMERLY_SINCE = date(2015, 7, 1)
_ENGRAVED = date(2017, 6, 16)
_TYPES = (
    ("XK", ("许可", "审批", "核发", "核准", "许可证")),
    ("GF", ("补贴", "救助", "津贴", "补助", "奖励", "优待金", "救济", "扶助", "减免")),
    ("QR", ("登记", "确认", "认定", "核定", "备案", "办理")),
)


def build(district: District) -> None:
    """Items with guides, then lists with versions, then seals."""
    rows = read_csv("items.csv")
    items = {_item(district, row, OWNERS[ItemDomain[row["domain"]]], _visits(row["flags"])): row for row in rows}
    district.domains = {key: ItemDomain[row["domain"]] for key, row in items.items()}
    former = _authorisation(district, "区政府〔2015〕41号 关于向中心镇委托下放行政审批事项的决定(演示假定)", date(2015, 6, 25))
    now = _authorisation(district, "区委办〔2017〕58号 乡镇(街道)扩权工作推进会统一授权(演示假定)", date(2017, 6, 28))
    for category in CATEGORIES:
        _township_lists(district, items, category, former, now)
    village = _list(district, ListKind.VILLAGE, "村级便民服务中心常用事项清单")
    district.village_items = [key for key, row in items.items() if "v" in row["flags"]]
    _version(district, village, 1, period(DELEGATION), now, district.village_items)
    _stations(district, now)
    _seals(district)


def _township_lists(
    district: District, items: dict[int, dict[str, str]], category: TownshipCategory, former: int, now: int
) -> None:
    """What is delegated and what the windows must offer; only central towns had a list before."""
    tiers, version = CATEGORIES[category], 1
    delegated = _list(district, ListKind.DELEGATED, f"{_LABELS[category]}委托下放事项清单", category)
    if category is TownshipCategory.CENTRAL:
        old = [key for key, row in items.items() if "o" in row["flags"]]
        _version(district, delegated, version, period(_FORMERLY_SINCE, DELEGATION), former, old)
        version += 1
    held = [key for key, row in items.items() if row["delegated"] and row["delegated"] in tiers]
    _version(district, delegated, version, period(DELEGATION), now, held)
    window = _list(district, ListKind.WINDOW, f"{_LABELS[category]}便民窗口保底事项清单", category)
    district.window_items[category] = [key for key, row in items.items() if row["window"] in tiers]
    _version(district, window, 1, period(DELEGATION), now, district.window_items[category])


def _visits(flags: str) -> int:
    return next((int(flag) for flag in flags if flag.isdigit()), 1)


def _item(district: District, row: dict[str, str], owner: str, visits: int) -> int:
    department = district.departments[owner]
    credit = next(line["code"] for line in district.store.dicts(organisations.Department) if line["id"] == department)
    serial = len(district.store.rows.get(models.ApprovalItem.__tablename__, ())) + 1
    letters = next((letters for letters, words in _TYPES if any(word in row["name"] for word in words)), "QT")
    code = f"{letters}{list(ItemDomain).index(ItemDomain[row['domain']]) + 1:05d}{serial:03d}"
    key = district.store.add(
        models.ApprovalItem,
        code=code,
        implementing_code=f"{credit}4{code}00",
        name=row["name"],
        domain=row["domain"],
        department_id=department,
        legal_basis=row["basis"],
        onsite_visits=visits,
        statutory_days=int(row["statutory"]),
        promise_days=int(row["promise"]),
        fee=row["fee"] == "1",
    )
    district.store.add(models.Guide, item_id=key, **guide(ItemDomain[row["domain"]], row, visits, key))
    return key


def _authorisation(district: District, document: str, held_on: date) -> int:
    return district.store.add(models.Authorisation, document=document, held_on=held_on)


def _list(
    district: District,
    kind: ListKind,
    name: str,
    category: TownshipCategory | None = None,
    agency_kind: AgencyKind | None = None,
) -> int:
    code = "-".join(part for part in (kind, category, agency_kind) if part)
    return district.store.add(models.ItemList, code=code, name=name, kind=kind, category=category, agency_kind=agency_kind)


def _version(district: District, owner: int, number: int, span: object, authorisation: int, items: list[int]) -> None:
    key = district.store.add(models.ItemListVersion, list_id=owner, number=number, period=span, authorisation_id=authorisation)
    for item in items:
        district.store.add(models.ItemListEntry, version_id=key, item_id=item)


def _stations(district: District, authorisation: int) -> None:
    rows = read_csv("station_items.csv")
    parents = {row["kind"]: row["department"] for row in read_csv("agencies.csv")}
    for name, kind in KINDS.items():
        own = [_item(district, row, parents[name], int(row["visits"])) for row in rows if row["kind"] == name]
        if own:
            listed = _list(district, ListKind.STATION, f"{name}延伸下放事项清单", None, kind)
            _version(district, listed, 1, period(DELEGATION), authorisation, own)


def _seals(district: District) -> None:
    for number, town in enumerate(sorted(district.towns, key=lambda town: town.code), 1):
        district.store.add(
            models.Seal,
            number=number,
            name=f"绍兴市上虞区{town.name}行政审批专用章({number})",
            township_id=town.id,
            engraved_on=_ENGRAVED,
            activated_on=DELEGATION,
            deactivated_on=None,
            custodian_id=town.cadres["seal"].id,
        )

"""Agencies: opened under the class that the rule gives, corrected, closed or merged into a successor."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, insert, select, update
from sqlalchemy.dialects.postgresql import Range

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations import models
from backend.organisations.acts.bodies import found_body, rename, successor_key
from backend.organisations.acts.dated import from_day, until_day
from backend.organisations.acts.ending import hand_over, refuse_left, table
from backend.organisations.acts.underway import follow_agency
from backend.organisations.rules import AgencyKind, OrganisationKind
from backend.organisations.rules.bodies import future_refusal

_OWNERS = ("township_id", "department_id", "management_class")
_TWO_CHIEFS = Refusal(
    "TWO_CHIEFS",
    "承接机构已有正职，须先免去或调离一方的正职",
    "the successor has a chief already: remove or transfer one of the two first",
    "successor",
)

_BETWEEN = Refusal(
    "MOVES_BETWEEN",
    "有在办的任免事项在两机构之间调动人员，须先办结或撤回",
    "a personnel act under way moves somebody between the two: finish it or withdraw it first",
    "successor",
)


@strawberry.input(description="设立派驻机构.")
class AgencyOpenInput(ActInput):
    kind: AgencyKind = scalar("种类; 主管部门与类别由此而定.")
    name: str = scalar("名称.")
    code: str = scalar("统一社会信用代码或本系统编码.")
    established_on: date = scalar("设立日期.")
    duty_phone: str | None = scalar("值班电话.")


@strawberry.input(description="更正派驻机构的名称与电话.")
class AgencyCorrectInput(ChangeInput):
    name: str = scalar("名称; 改名自今日起, 原名留存.")
    duty_phone: str | None = scalar("值班电话.")


@strawberry.input(description="撤销派驻机构, 或并入另一机构.")
class AgencyCloseInput(ChangeInput):
    document: str = scalar("依据文件.")
    successor: strawberry.ID | None = strawberry.field(default=None, description="承接机构: 人员随之转入; 空为无承接.")


@act("agency.open", on="Township", gives="Agency", title="设立派驻机构", when=lambda row: row.closed_on.is_(None))
async def open_agency(doing: Doing, given: AgencyOpenInput) -> int:
    """An agency begins with the parent of its kind and the class of (kind, form of its host) on the day.

    “根据与乡镇工作联系的紧密程度,实施部门派驻机构AB类管理”
    """
    department, held = await _parent(doing, given.kind), await _class(doing, given.kind)
    refuse(
        future_refusal(given.established_on, doing.today, "established_on"),
        None if department else Refusal("NO_PARENT", "该种机构还没有派出部门", "this kind has no parent department yet", "kind"),
        None if held else Refusal("NO_RULE", "没有适用的分类规则", "no class rule fits", "kind"),
    )
    body = await found_body(doing, OrganisationKind.AGENCY, given.name, given.code, given.established_on)
    owners = {"township_id": doing.key, "department_id": department, "management_class": held}
    more = {"established_on": given.established_on, "duty_phone": given.duty_phone}
    key = await doing.create("Agency", **body, kind=given.kind.value, **owners, **more)
    dated = {"agency_id": key, **owners, "period": Range(given.established_on, None)}
    await doing.db.execute(insert(models.AgencyClass).values(**dated))
    return key


@act("agency.correct", on="Agency", title="更正派驻机构")
async def correct_agency(doing: Doing, given: AgencyCorrectInput) -> None:
    """Name and telephone; class, host and parent change by acts of their own.

    “全区12个部门派驻机构已全部实现属地管理”
    """
    await rename(doing, given.name)
    await doing.change(duty_phone=given.duty_phone)


@act(
    "agency.close",
    on="Agency",
    title="撤销派驻机构",
    when=lambda row: row.closed_on.is_(None),
    conflicts={"one_chief_a_day": _TWO_CHIEFS},
)
async def close_agency(doing: Doing, given: AgencyCloseInput) -> None:
    """An agency ends today. Its people go to the successor, of the same host and parent; without one there must be none left.

    “全区12个部门派驻机构已全部实现属地管理”
    """
    document = given.document.strip()
    refuse(None if document else Refusal("NO_DOCUMENT", "须写明依据文件", "name the document that it is based on", "document"))
    given_key = key_of(given.successor, "Agency") or 0 if given.successor is not None else None
    successor = await successor_key(doing, given_key, models.Agency, same=("township_id", "department_id"))
    staff = table("staff")
    people, coming = ("staff", staff, staff.c.agency_id == doing.key), table("appointment")
    under_way = coming.c.applied_at.is_(None) & coming.c.state.not_in(["ACKNOWLEDGED", "WITHDRAWN"])
    moves = ("appointments", coming, under_way & (coming.c.to_agency_id == doing.key))
    await refuse_left(doing, without=successor is None, parts=[people, moves])
    if successor is not None:
        both = [doing.key, successor]
        crossing = (coming.c.from_agency_id.in_(both), coming.c.to_agency_id.in_(both))
        between = select(coming.c.id).where(under_way, *crossing, coming.c.from_agency_id != coming.c.to_agency_id).limit(1)
        refuse(_BETWEEN if await doing.db.scalar(between) is not None else None)
        await _move(doing, successor, document)
        await follow_agency(doing.db, doing.key, successor)
    closing = max(doing.today, doing.row.established_on)
    held = models.AgencyClass.__table__
    await until_day(doing.db, held, held.c.agency_id == doing.key, closing)
    await hand_over(doing, successor)
    await doing.change(closed_on=closing, successor_id=successor)


async def _parent(doing: Doing, kind: AgencyKind) -> int | None:
    sort = models.AgencySort.__table__
    found: int | None = await doing.db.scalar(select(sort.c.department_id).where(sort.c.kind == kind.value))
    return found


async def _class(doing: Doing, kind: AgencyKind) -> str | None:
    rule = models.ClassRule.__table__
    found = select(rule.c.management_class).where(rule.c.agency_kind == kind.value, rule.c.township_form == doing.row.form)
    held: str | None = await doing.db.scalar(found.where(func.upper_inf(rule.c.period)))
    return held


async def _move(doing: Doing, successor: int, document: str) -> None:
    """People and their assignments go over on this day, under the owners of the successor."""
    agency, staff, assigned = models.Agency.__table__, table("staff"), table("assignment")
    there = (await doing.db.execute(select(*(agency.c[name] for name in _OWNERS)).where(agency.c.id == successor))).one()
    owners: dict[str, Any] = {"agency_id": successor, **{name: getattr(there, name) for name in _OWNERS}}
    await from_day(doing.db, assigned, assigned.c.agency_id == doing.key, doing.today, **owners, document=document)
    values = {**owners, "organisation_id": successor, "version": staff.c.version + 1}
    await doing.db.execute(update(staff).where(staff.c.agency_id == doing.key).values(**values))

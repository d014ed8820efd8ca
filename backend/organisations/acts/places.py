"""Townships, villages, grids, departments, units and district organs are opened."""

from typing import Any

import strawberry
from sqlalchemy import ColumnElement, func, insert, select
from sqlalchemy.dialects.postgresql import Range

from backend.access.acts import ActInput, Doing, act
from backend.graph.types import list_of, scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations import models
from backend.organisations.acts.bodies import found_body
from backend.organisations.rules import (
    KIND_NAMES,
    AgencyKind,
    OrganisationKind,
    OrganPurpose,
    TownshipCategory,
    TownshipForm,
    UnitKind,
    VillageForm,
)
from backend.organisations.rules.bodies import category_refusal, code_refusal, within_refusal

_SENT = {
    "pk_agency_sort": Refusal("KIND_SENT", "有的种类已由其他部门派出", "another department sends one of these kinds", "kinds")
}


def _keeps_bodies(row: Any) -> ColumnElement[bool]:
    """The organ that opens bodies of the whole district."""
    found: ColumnElement[bool] = row.purpose == OrganPurpose.ORGANISATION.value
    return found


@strawberry.input(description="设立一个单位.")
class BodyOpenInput(ActInput):
    name: str = scalar("名称.")
    code: str = scalar("代码.")


@strawberry.input(description="设立村(社区).")
class VillageOpenInput(BodyOpenInput):
    form: VillageForm = scalar("村或社区.")


@strawberry.input(description="设立乡镇(街道).")
class TownshipOpenInput(BodyOpenInput):
    form: TownshipForm = scalar("建制.")
    category: TownshipCategory = scalar("类型.")


@strawberry.input(description="设立部门.")
class DepartmentOpenInput(BodyOpenInput):
    kinds: list_of(AgencyKind) = strawberry.field(default_factory=list, description="派出哪几种机构.")  # type: ignore[valid-type]  # known at run time


@strawberry.input(description="设立其他单位.")
class UnitOpenInput(BodyOpenInput):
    unit_kind: UnitKind = scalar("种类.")


@strawberry.input(description="设立区级机关.")
class OrganOpenInput(BodyOpenInput):
    purpose: OrganPurpose = scalar("职责; 每种职责一个.")


@act("village.open", on="Township", gives="Village", title="设立村(社区)", when=lambda row: row.closed_on.is_(None))
async def open_village(doing: Doing, given: VillageOpenInput) -> int:
    """Codes of twelve digits that begin with the township's nine (GB/T 10114).

    “二级事件由村(社区)处理”
    """
    refuse(within_refusal(given.code, doing.row.code, 12))
    body = await found_body(doing, OrganisationKind.VILLAGE, given.name, given.code, doing.today)
    return await doing.create("Village", **body, form=given.form.value, township_id=doing.key)


@act("grid.open", on="Village", gives="Grid", title="设立网格", when=lambda row: row.closed_on.is_(None))
async def open_grid(doing: Doing, given: BodyOpenInput) -> int:
    """Codes of fifteen digits that begin with the village's twelve.

    “一级事件由网格员直接处理”
    """
    refuse(within_refusal(given.code, doing.row.code, 15))
    body = await found_body(doing, OrganisationKind.GRID, given.name, given.code, doing.today)
    return await doing.create("Grid", **body, village_id=doing.key, township_id=doing.row.township_id)


@act("township.open", on="Organ", gives="Township", title="设立乡镇(街道)", when=_keeps_bodies)
async def open_township(doing: Doing, given: TownshipOpenInput) -> int:
    """Codes of nine digits, of which the last three say the form (GB/T 10114); form and category decide classes and lists.

    “根据与乡镇工作联系的紧密程度,实施部门派驻机构AB类管理”
    """
    code = given.code.strip()
    town = models.Township.__table__
    district = str(await doing.db.scalar(select(func.left(town.c.code, 6)).limit(1)) or code[:6])
    refuse(code_refusal(code, given.form, district), category_refusal(given.form, given.category))
    body = await found_body(doing, OrganisationKind.TOWNSHIP, given.name, given.code, doing.today)
    of = {"form": given.form.value, "category": given.category.value}
    key = await doing.create("Township", **body, **of)
    dated = {"township_id": key, **of, "period": Range(doing.today, None)}
    await doing.db.execute(insert(models.TownshipStatus).values(**dated))
    return key


@act("department.open", on="Organ", gives="Department", title="设立部门", when=_keeps_bodies, conflicts=_SENT)
async def open_department(doing: Doing, given: DepartmentOpenInput) -> int:
    """A department, with the kinds of agency that it sends. “全区12个部门派驻机构已全部实现属地管理”"""
    key = await doing.create(
        "Department", **await found_body(doing, OrganisationKind.DEPARTMENT, given.name, given.code, doing.today)
    )
    sorts = [{"kind": kind.value, "name": KIND_NAMES[kind], "department_id": key} for kind in sorted(set(given.kinds))]
    if sorts:
        await doing.db.execute(insert(models.AgencySort), sorts)
    return key


@act("unit.open", on="Organ", gives="Unit", title="设立其他单位", when=_keeps_bodies)
async def open_unit(doing: Doing, given: UnitOpenInput) -> int:
    """“联合派出所、交警中队、法庭、检察室、司法所、人武部、新居民事务所等条线力量”"""
    body = await found_body(doing, OrganisationKind.UNIT, given.name, given.code, doing.today)
    return await doing.create("Unit", **body, unit_kind=given.unit_kind.value)


@act(
    "organ.open",
    on="Organ",
    title="设立区级机关",
    gives="Organ",
    when=lambda row: row.purpose == OrganPurpose.INFORMATION.value,
)
async def open_organ(doing: Doing, given: OrganOpenInput) -> int:
    """The organs that hold the district's posts; the information centre, which the first officers have, opens the others.

    “四级事件由区综合信息指挥中心分派处理”
    """
    organ = models.Organ.__table__
    there = await doing.db.scalar(select(organ.c.id).where(organ.c.purpose == given.purpose.value).limit(1))
    refuse(None if there is None else Refusal("PURPOSE_TAKEN", "该职责已有机关", "there is an organ of this purpose", "purpose"))
    body = await found_body(doing, OrganisationKind.ORGAN, given.name, given.code, doing.today)
    return await doing.create("Organ", **body, purpose=given.purpose.value)

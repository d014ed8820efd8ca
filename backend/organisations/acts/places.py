"""Townships, villages, grids, departments, units and district organs: opened, and closed with a successor where there is one."""

from typing import Any

import strawberry
from sqlalchemy import ColumnElement, func, insert, select, update
from sqlalchemy.dialects.postgresql import Range

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.graph.ids import key_of
from backend.graph.types import list_of, scalar
from backend.kit.rules import Refusal, refuse
from backend.kit.tables import Base
from backend.organisations import models
from backend.organisations.acts.bodies import found_body, successor_key
from backend.organisations.rules import (
    KIND_NAMES,
    AgencyKind,
    OrganisationKind,
    OrganPurpose,
    TownshipCategory,
    TownshipForm,
    UnitKind,
    VillageForm,
    category_refusal,
    code_refusal,
    within_refusal,
)

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


@strawberry.input(description="撤销一个单位, 或并入另一单位.")
class BodyCloseInput(ChangeInput):
    successor: strawberry.ID | None = strawberry.field(default=None, description="承接单位; 空为无承接.")


@act("village.open", on="Township", gives="Village", title="设立村(社区)")
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


@act("village.close", on="Village", title="撤销村(社区)", when=lambda row: row.closed_on.is_(None))
async def close_village(doing: Doing, given: BodyCloseInput) -> None:
    """Its grids go to the successor in the same township; without one there must be none left.

    “二级事件由村(社区)处理”
    """
    successor = await successor_key(doing, _key(given, "Village"), models.Village, same=("township_id",))
    grid, staff = models.Grid.__table__, Base.metadata.tables["staff"]
    mine = (grid.c.village_id == doing.key, grid.c.closed_on.is_(None))
    left = await doing.db.scalar(select(func.count()).select_from(grid).where(*mine))
    if left and successor is None:
        zh, en = f"还有{left}个网格，须先撤销或指定承接单位", f"{left} grids are left; close them or name a successor"
        refuse(Refusal("GRIDS_LEFT", zh, en, "successor"))
    if successor is not None:
        await doing.db.execute(update(grid).where(*mine).values(village_id=successor))
        await doing.db.execute(update(staff).where(staff.c.village_id == doing.key).values(village_id=successor))
    await doing.change(closed_on=doing.today, successor_id=successor)


@act("grid.close", on="Grid", title="撤销网格", when=lambda row: row.closed_on.is_(None))
async def close_grid(doing: Doing, given: BodyCloseInput) -> None:
    """Its members go to the successor in the same village.

    “一级事件由网格员直接处理”
    """
    successor = await successor_key(doing, _key(given, "Grid"), models.Grid, same=("village_id",))
    if successor is not None:
        staff = Base.metadata.tables["staff"]
        await doing.db.execute(update(staff).where(staff.c.grid_id == doing.key).values(grid_id=successor))
    await doing.change(closed_on=doing.today, successor_id=successor)


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


@act("department.close", on="Department", title="撤销部门", when=lambda row: row.closed_on.is_(None))
async def close_department(doing: Doing, given: BodyCloseInput) -> None:
    """Only a department that sends no agency ends; its kinds of agency go to the successor.

    “全区12个部门派驻机构已全部实现属地管理”
    """
    successor = await successor_key(doing, _key(given, "Department"), models.Department)
    agency, sort = models.Agency.__table__, models.AgencySort.__table__
    mine = (agency.c.department_id == doing.key, agency.c.closed_on.is_(None))
    left = await doing.db.scalar(select(func.count()).select_from(agency).where(*mine))
    if left:
        refuse(Refusal("AGENCIES_LEFT", f"还有{left}个派驻机构，须先撤销", f"{left} agencies are left; close them first"))
    if successor is not None:
        await doing.db.execute(update(sort).where(sort.c.department_id == doing.key).values(department_id=successor))
    await doing.change(closed_on=doing.today, successor_id=successor)


@act("unit.open", on="Organ", gives="Unit", title="设立其他单位", when=_keeps_bodies)
async def open_unit(doing: Doing, given: UnitOpenInput) -> int:
    """“联合派出所、交警中队、法庭、检察室、司法所、人武部、新居民事务所等条线力量”"""
    body = await found_body(doing, OrganisationKind.UNIT, given.name, given.code, doing.today)
    return await doing.create("Unit", **body, unit_kind=given.unit_kind.value)


@act("unit.close", on="Unit", title="撤销其他单位", when=lambda row: row.closed_on.is_(None))
async def close_unit(doing: Doing, given: BodyCloseInput) -> None:
    """“联合派出所、交警中队、法庭、检察室、司法所、人武部、新居民事务所等条线力量”"""
    await doing.change(closed_on=doing.today, successor_id=await successor_key(doing, _key(given, "Unit"), models.Unit))


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


def _key(given: BodyCloseInput, type_name: str) -> int | None:
    """None without a successor; a key that no row has for what is no id of this type."""
    return None if given.successor is None else key_of(given.successor, type_name) or 0

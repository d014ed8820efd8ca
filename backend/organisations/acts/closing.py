"""Villages, grids, departments, units and townships get another name, or end: with a successor, or when nothing is left of them."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import update

from backend.access.acts import ChangeInput, Doing, act
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.kit.rules import refuse
from backend.organisations import models
from backend.organisations.acts.bodies import rename, successor_key
from backend.organisations.acts.dated import from_day, until_day
from backend.organisations.acts.ending import hand_over, living, refuse_left, table
from backend.organisations.acts.underway import end_duties, follow
from backend.organisations.rules.bodies import text_refusal


@strawberry.input(description="撤销一个单位, 或并入另一单位.")
class BodyCloseInput(ChangeInput):
    successor: strawberry.ID | None = strawberry.field(default=None, description="承接单位; 空为无承接.")


@strawberry.input(description="撤销一个已没有所属的乡镇(街道).")
class TownshipCloseInput(ChangeInput):
    document: str = scalar("依据文件.")


@strawberry.input(description="自某日起改名.")
class BodyRenameInput(ChangeInput):
    name: str = scalar("新名称.")
    since: date = scalar("自此日起; 不晚于今天, 不早于现名的起始日.")
    document: str = scalar("依据文件.")


def _open(row: Any) -> Any:
    return row.closed_on.is_(None)


@act("village.rename", on="Village", title="村(社区)改名", when=_open)
async def rename_village(doing: Doing, given: BodyRenameInput) -> None:
    """Its events and its people stay its own. “二级事件由村(社区)处理”"""
    await _rename(doing, given)


@act("grid.rename", on="Grid", title="网格改名", when=_open)
async def rename_grid(doing: Doing, given: BodyRenameInput) -> None:
    """“一级事件由网格员直接处理”"""
    await _rename(doing, given)


@act("department.rename", on="Department", title="部门改名", when=_open)
async def rename_department(doing: Doing, given: BodyRenameInput) -> None:
    """Reforms of the district give departments other names. “全区12个部门派驻机构已全部实现属地管理”"""
    await _rename(doing, given)


@act("unit.rename", on="Unit", title="其他单位改名", when=_open)
async def rename_unit(doing: Doing, given: BodyRenameInput) -> None:
    """“联合派出所、交警中队、法庭、检察室、司法所、人武部、新居民事务所等条线力量”"""
    await _rename(doing, given)


@act("village.close", on="Village", title="撤销村(社区)", when=_open)
async def close_village(doing: Doing, given: BodyCloseInput) -> None:
    """Its grids and people go to the successor in the same township; without one there must be none left.

    “二级事件由村(社区)处理”
    """
    successor = await successor_key(doing, _key(given, "Village"), models.Village, same=("township_id",))
    grid, staff, mine = table("grid"), table("staff"), living("grid", "village_id", doing.key)
    await refuse_left(doing, without=successor is None, parts=[("grids", grid, mine)])
    if successor is not None:
        await doing.db.execute(update(grid).where(mine).values(village_id=successor, version=grid.c.version + 1))
        await doing.db.execute(update(staff).where(staff.c.village_id == doing.key).values(village_id=successor))
    await _end(doing, successor)


@act("grid.close", on="Grid", title="撤销网格", when=_open)
async def close_grid(doing: Doing, given: BodyCloseInput) -> None:
    """Its members go to the successor in the same village; without one there must be none left.

    “一级事件由网格员直接处理”
    """
    successor = await successor_key(doing, _key(given, "Grid"), models.Grid, same=("village_id",))
    await refuse_left(doing, without=successor is None, parts=())
    if successor is not None:
        staff = table("staff")
        await doing.db.execute(update(staff).where(staff.c.grid_id == doing.key).values(grid_id=successor))
    await _end(doing, successor)


@act("department.close", on="Department", title="撤销部门", when=_open)
async def close_department(doing: Doing, given: BodyCloseInput) -> None:
    """Its agencies with their people, the kinds that it sends and its items go to the successor from today on.

    “全区12个部门派驻机构已全部实现属地管理”
    """
    successor = await successor_key(doing, _key(given, "Department"), models.Department)
    item = table("approval_item")
    agencies = ("agencies", table("agency"), living("agency", "department_id", doing.key))
    await refuse_left(doing, without=successor is None, parts=[agencies, ("items", item, item.c.department_id == doing.key)])
    if successor is not None:
        await _send_on(doing, successor)
    await _end(doing, successor)


@act("unit.close", on="Unit", title="撤销其他单位", when=_open)
async def close_unit(doing: Doing, given: BodyCloseInput) -> None:
    """“联合派出所、交警中队、法庭、检察室、司法所、人武部、新居民事务所等条线力量”"""
    successor = await successor_key(doing, _key(given, "Unit"), models.Unit)
    await refuse_left(doing, without=successor is None, parts=())
    await _end(doing, successor)


@act("township.close", on="Township", title="撤销乡镇(街道)", when=_open)
async def close_township(doing: Doing, given: TownshipCloseInput) -> None:
    """Only one that has nothing any more ends so; one with villages, agencies or people is merged, by two persons.

    “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”
    """
    refuse(text_refusal(given.document, "document"))
    parts = [(name, table(body), living(body, "township_id", doing.key)) for name, body in _WITHIN]
    await refuse_left(doing, without=True, parts=parts)
    status = models.TownshipStatus.__table__
    await until_day(doing.db, status, status.c.township_id == doing.key, doing.today)
    await end_duties(doing.db, doing.key, doing.today)
    await _end(doing, None)


_WITHIN = (("villages", "village"), ("agencies", "agency"))


async def _rename(doing: Doing, given: BodyRenameInput) -> None:
    refuse(text_refusal(given.document, "document"))
    await rename(doing, given.name, given.since, given.document.strip())
    await doing.change()


async def _end(doing: Doing, successor: int | None) -> None:
    await hand_over(doing, successor)
    await doing.change(closed_on=doing.today, successor_id=successor)


async def _send_on(doing: Doing, successor: int) -> None:
    """The dated rows go on under the successor; the agencies and their people follow their kinds by cascade."""
    for name in ("agency_class", "assignment"):
        dated = table(name)
        await from_day(doing.db, dated, dated.c.department_id == doing.key, doing.today, department_id=successor)
    for name in ("agency_sort", "approval_item"):
        owned = table(name)
        await doing.db.execute(update(owned).where(owned.c.department_id == doing.key).values(department_id=successor))
    await follow(doing.db, "department_id", doing.key, successor)
    staff = table("staff")
    mine = (staff.c.department_id == doing.key) & staff.c.agency_id.is_(None)
    await doing.db.execute(update(staff).where(mine).values(department_id=successor))


def _key(given: BodyCloseInput, type_name: str) -> int | None:
    """None without a successor; a key that no row has for what is no id of this type."""
    return None if given.successor is None else key_of(given.successor, type_name) or 0

"""Column templates of exports: a body saves the columns that it needs again and again under a name."""

import strawberry
from sqlalchemy import func, select

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.exchange.exports.families import FAMILIES
from backend.exchange.models import ColumnTemplate
from backend.exchange.rules.columns import ExportFamily, template_refusals
from backend.graph.types import scalar
from backend.kit.rules import refuse

strawberry.enum(ExportFamily, description="导出什么: ROSTER 花名册, SCORES 考核.")


@strawberry.input(description="为本单位存一个导出列模板.")
class TemplateSaveInput(ActInput):
    family: ExportFamily = scalar("导出什么.")
    name: str = scalar("模板名称; 同名的改为这些列.")
    columns: list[str] = scalar("各列的字段名, 按次序; 见 exportTemplates.")


@act(
    "column_template.save",
    on="Post",
    gives="ColumnTemplate",
    title="保存导出列模板",
    when=lambda row: row.valid_to.is_(None) | (row.valid_to > func.now()),
)
async def save(doing: Doing, given: TemplateSaveInput) -> int:
    """For the body of the post; what a column shows to whom is decided anew by every export.

    “全区832名派驻机构人员已全部纳入乡镇属地管理”
    """
    name = given.name.strip()
    refuse(template_refusals(name, given.columns, FAMILIES[given.family.value.lower()].fields))
    table, columns = ColumnTemplate.__table__, ",".join(given.columns)
    of = {"organisation_id": doing.row.organisation_id, "family": given.family.value, "name": name}
    same = select(table.c.id).where(*(table.c[key] == value for key, value in of.items()), table.c.dropped_at.is_(None))
    known: int | None = await doing.db.scalar(same)
    if known is None:
        return await doing.create("ColumnTemplate", **of, columns=columns)
    await doing.change_other("ColumnTemplate", known, columns=columns)
    return known


@act("column_template.drop", on="ColumnTemplate", title="删除导出列模板", when=lambda row: row.dropped_at.is_(None))
async def drop(doing: Doing, given: ChangeInput) -> None:
    """What was exported by it stays in the log. “全区832名派驻机构人员已全部纳入乡镇属地管理”"""
    await doing.change(dropped_at=func.date_trunc("second", func.now()))

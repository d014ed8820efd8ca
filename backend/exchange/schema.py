"""The GraphQL part of imports, and the columns of their lists."""

from datetime import datetime

import strawberry
from sqlalchemy import ColumnElement, select

from backend.access.acts import acts_in
from backend.access.relations import both, here, relations
from backend.exchange import acts, models, rules
from backend.exchange.acts import templates
from backend.exchange.acts.progress import under_way
from backend.exchange.exports.families import FAMILIES
from backend.exchange.rules import ImportPhase, ImportState
from backend.exchange.rules.columns import CHECKED_BY, COLUMNS, ExportFamily, ImportTarget
from backend.graph.entity import Edge, Entity, Group, Machine, Row, Viewer, Within
from backend.graph.rows import Root
from backend.graph.types import Governed, Node, connection, lazy, list_of, planned, scalar
from backend.identity.models import Post

HERE = "backend.exchange.schema"

strawberry.enum(
    ImportState,
    description="导入状态: FAULTY 有误, CHECKED 已核对待写入, COMMITTED 已写入, UNDONE 已整批撤回, DISCARDED 已放弃.",
)
strawberry.enum(ImportPhase, description="正在做什么: READING 读取, CHECKING 核对, WRITING 写入, UNDOING 撤回.")


@strawberry.type(description="当前账号正在进行的一次导入进行到哪里; 办完即不再有.")
class ImportProgress:
    target: ImportTarget = scalar("导入什么.")
    phase: ImportPhase = scalar("正在做什么.")
    done: int = scalar("已办的行数.")
    total: int = scalar("总行数; 还不知道时为 0.")


@strawberry.type(description="导入文件中一个单元格的错误; 不含单元格的内容.")
class ImportFault(Node):
    row: int = scalar("行号, 与电子表格相同.")
    column: str = scalar("表头.")
    code: str = scalar("原因代码.")
    zh: str = scalar("原因.")
    en: str = scalar("原因的英文.")


@strawberry.type(description="一次导入: 先核对, 再整批写入; 未被使用前可整批撤回.")
class ImportBatch(Governed):
    target: ImportTarget = scalar("导入什么.")
    state: ImportState = scalar("状态.")
    file_name: str = scalar("文件名.")
    total: int = scalar("数据行数.")
    faulty: int = scalar("有误的行数.")
    checked_at: datetime = scalar("核对时间.")
    committed_at: datetime | None = scalar("写入时间.")
    undone_at: datetime | None = scalar("撤回时间.")
    version: int = scalar("版本号; 办理时带上.")
    faults = connection("ImportFault", HERE, "错误, 按行号; 至多保留500个.")


@strawberry.type(description="本单位存下的导出列模板.")
class ColumnTemplate(Governed):
    family: ExportFamily = scalar("导出什么.")
    name: str = scalar("名称.")
    columns: str = scalar("各列的字段名, 逗号分隔, 与导出地址的 columns 相同.")
    dropped_at: datetime | None = scalar("删除时间.")
    version: int = scalar("版本号; 办理时带上.")


@strawberry.type(description="导入表的一列.")
class ImportColumn:
    field: str = scalar("字段名.")
    heading: str = scalar("表头.")
    also: list[str] = scalar("也认识的表头.")
    required: bool = scalar("是否必填.")
    example: str = scalar("示例.")


@strawberry.type(description="一种导入表及其各列.")
class ImportTemplate:
    target: ImportTarget = scalar("导入什么.")
    check: str = scalar("由哪一项办理核对: 谁可办理, 见 permissions.")
    columns: list[ImportColumn] = scalar("各列.")


@strawberry.type(description="导出表的一列.")
class ExportColumn:
    field: str = scalar("字段名.")
    zh: str = scalar("表头.")
    en: str = scalar("表头的英文.")


@strawberry.type(description="一种导出表及其各列; 取用时以 columns= 选列, 次序随意.")
class ExportTemplate:
    name: str = scalar("名称: roster 花名册, scores 考核.")
    columns: list[ExportColumn] = scalar("各列.")


def _same_office(viewer: Viewer, row: Row) -> ColumnElement[bool]:
    """Brought under the role that the viewer has: an office goes on when its holder leaves, and officers stay apart."""
    brought_as = Post.__table__.alias("brought_as")
    role = select(brought_as.c.role).where(brought_as.c.id == row.checked_as_id).scalar_subquery()
    return role == viewer.role


def _export_templates() -> list[ExportTemplate]:
    return [
        ExportTemplate(
            name=name,
            columns=[ExportColumn(field=field, zh=one.zh, en=one.en) for field, one in family.fields.items()],
        )
        for name, family in FAMILIES.items()
    ]


def _templates() -> list[ImportTemplate]:
    return [
        ImportTemplate(
            target=target,
            check=CHECKED_BY[target],
            columns=[
                ImportColumn(
                    field=column.field,
                    heading=column.heading,
                    also=list(column.also),
                    required=column.required,
                    example=column.example,
                )
                for column in columns
            ],
        )
        for target, columns in COLUMNS.items()
    ]


ENTITIES = (
    Entity(
        name="ImportBatch",
        table=models.ImportBatch.__table__,
        groups={
            "basic": Group(
                fields=(
                    *("target", "state", "file_name", "total", "faulty", "checked_at", "committed_at", "undone_at"),
                    *("version", "faults"),
                )
            )
        },
        edges={"faults": Edge(target="ImportFault", remote="batch_id", inside=True, order=(("row", False),))},
        relations=relations(body=both(here("organisation_id"), _same_office)),
        machine=Machine(steps=rules.STEPS, state="state"),
        order=(("checked_at", True),),
    ),
    Entity(
        name="ImportFault",
        table=models.ImportFault.__table__,
        groups={"basic": Group(fields=("row", "column", "code", "zh", "en"))},
        within=Within(parent="ImportBatch", local="batch_id", group="basic"),
        order=(("row", False),),
    ),
    Entity(name="ImportProgress", source=under_way, order=(("since", False),)),
    Entity(
        name="ColumnTemplate",
        table=models.ColumnTemplate.__table__,
        groups={"basic": Group(fields=("family", "name", "columns", "dropped_at", "version"))},
        relations=relations(own=here("organisation_id")),
        order=(("name", False),),
    ),
)

ROOTS = {"imports": Root("ImportBatch"), "importsUnderWay": Root("ImportProgress"), "columnTemplates": Root("ColumnTemplate")}

TYPES = (ImportBatch, ImportFault, ImportProgress, ColumnTemplate)

ACTS = acts_in(acts, templates)


@strawberry.type
class ExchangeQuery:
    imports = connection("ImportBatch", HERE, "导入: 每个文件一条.")
    imports_under_way = planned(list_of(lazy("ImportProgress", HERE)), "当前账号正在进行的导入; 可反复查询, 看进行到哪里.")
    column_templates = connection("ColumnTemplate", HERE, "本单位存下的导出列模板.")
    import_templates: list[ImportTemplate] = strawberry.field(resolver=_templates, description="可以导入的表及其各列.")
    export_templates: list[ExportTemplate] = strawberry.field(resolver=_export_templates, description="可以导出的表及其各列.")

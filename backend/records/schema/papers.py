"""GraphQL types of what stands beside every record: its papers, and the log of its acts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

import strawberry
from sqlalchemy import BigInteger, ColumnElement, Text, and_, case, func, select

from backend.access.acts import Deed, logged, models
from backend.access.acts.attaching import FIELD
from backend.access.acts.audit import SYSTEM
from backend.graph.entity import Edge, Entity, Expression, Group, Row, Within
from backend.graph.ids import decode_id
from backend.graph.scope import Scope
from backend.graph.sql import text_literal
from backend.graph.types import Node, lazy, list_of, planned, scalar
from backend.identity.audit.log import of_post, organisation_name
from backend.kit.sniffing import FileKind

HERE = "backend.records.schema.papers"

strawberry.enum(FileKind, description="文件种类, 依内容识别: PDF, PNG, JPEG, XLSX, DOCX.")


@strawberry.type(
    description="附件: 随办理附在记录上的文件, 不可更换; 内容在 /files/{id}. 能看到所在记录附件的人方可取用, 取用会留痕."
)
class Attachment(Node):
    name: str = scalar("文件名.")
    kind: FileKind = scalar("种类.")
    size: int = scalar("字节数.")
    sha256: str = scalar("内容的 SHA-256 (十六进制).")
    uploaded_at: datetime = scalar("上传时间 (真实时钟).")


@strawberry.type(
    description="办理记录: 谁、以何任职、何时办了什么. 随记录可见; 所办字段组对查看者不可见的, 这条记录也不可见. 不含字段的值."
)
class ActRecord(Node):
    act: str = scalar("所办的事, 如 leave.approve.")
    at: datetime = scalar("时间 (真实时钟).")
    display_name: str = scalar("办理人; 到日自动办理的为“系统”.")
    post_title: str | None = scalar("办理人当时所用任职的名称; 系统办理的为空.")
    organisation: str | None = scalar("办理人当时所用任职的单位名称; 系统办理的为空.")
    attachments = planned(list_of(lazy("Attachment", HERE)), "当时所附的文件.")


def attachments() -> Any:
    """The field of a type whose acts take papers."""
    return planned(list_of(lazy("Attachment", HERE)), "附件, 先附的在前.")


def papers_of(type_name: str) -> Edge:
    """The edge of a type whose acts take papers; whoever reads its group reads the papers."""
    about = _about(type_name)
    return Edge(target="Attachment", remote="object_id", where=lambda row, _: about(row), inside=True, order=(("id", False),))


def beside(name: str, entities: Iterable[Entity], acts: Sequence[Deed]) -> tuple[Within, ...]:
    """Beside which records the rows of one of these types stand, and by which group of them each is read."""
    find = {"Attachment": _papers, "ActRecord": _entries}.get(name)
    return tuple(within for entity in entities for within in find(entity, acts)) if find else ()


def _papers(entity: Entity, _: Sequence[Deed]) -> Iterator[Within]:
    if FIELD in entity.edges and entity.governed and entity.name != "ActRecord":
        yield Within(parent=entity.name, local="object_id", group=entity.group_of[FIELD], where=_about(entity.name))


def _entries(entity: Entity, acts: Sequence[Deed]) -> Iterator[Within]:
    """An entry is read with the group that its act is on; that of an act on another record, with the group that it touches here."""
    groups: dict[str, list[str]] = {}
    for name, group in logged(entity.name, acts).items():
        groups.setdefault(group, []).append(name)
    for group, names in groups.items():
        where = _about(entity.name) if set(groups) == {"basic"} else _about(entity.name, names)
        yield Within(parent=entity.name, local="object_id", group=group, where=where, as_written=_then)


def _then(entry: Row, column: str, value: ColumnElement[Any]) -> ColumnElement[Any]:
    """What the column of the record held when the entry was written: nothing yet, where a later entry gave it a value."""
    later = models.ActLog.__table__.alias()
    same = and_(later.c.object_type == entry.object_type, later.c.object_id == entry.object_id, later.c.id > entry.id)
    given = select(later.c.id).where(same, later.c.after.op("->>")(text_literal(column)).is_not(None))
    return case((~given.correlate(entry.id.table).exists(), value))


def _about(type_name: str, acts: Sequence[str] | None = None) -> Callable[[Row], ColumnElement[bool]]:
    """Which rows are about records of a type, and done by some acts."""

    def where(row: Row) -> ColumnElement[bool]:
        of_type = row.object_type == text_literal(type_name)
        return of_type if acts is None else and_(of_type, row.act.in_([text_literal(act) for act in acts]))

    return where


def _who(row: Row, scope: Scope) -> ColumnElement[str]:
    return func.coalesce(of_post(lambda _, account: account.c.display_name).sql(row, scope), text_literal(SYSTEM))


ENTITIES = (
    Entity(
        name="Attachment",
        table=models.Attachment.__table__,
        groups={"basic": Group(fields=("name", "kind", "size", "sha256", "uploaded_at"))},
        order=(("id", False),),
    ),
    Entity(
        name="ActRecord",
        table=models.ActLog.__table__,
        groups={"basic": Group(fields=("act", "at", "display_name", "post_title", "organisation", "attachments"))},
        expressions={
            "display_name": Expression(type=Text(), sql=_who, nullable=False),
            "post_title": replace(of_post(lambda post, _: post.c.title), nullable=True),
            "organisation": replace(of_post(organisation_name), nullable=True),
        },
        edges={"attachments": Edge(target="Attachment", remote="act_log_id", order=(("id", False),))},
        order=(("id", True),),
    ),
)


def of_record(row: Any, scope: Scope, arguments: Any) -> list[ColumnElement[bool]]:
    """The entries about the record that the argument names."""
    name = scope.bind(arguments["record"], Text(), lambda text: decode_id(text)[0])
    key = scope.bind(arguments["record"], BigInteger(), lambda text: decode_id(text)[1])
    return [row.object_type == name, row.object_id == key]

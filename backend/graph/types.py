"""GraphQL types that every domain uses: Node, connections, masks, and the fields that the planner answers."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Generic, TypeVar

import strawberry
from strawberry import UNSET
from strawberry.annotation import StrawberryAnnotation
from strawberry.types.arguments import StrawberryArgument
from strawberry.types.field import StrawberryField

from backend.graph.entity import MaskReason

T = TypeVar("T")
INPUTS = "backend.graph.inputs"

strawberry.enum(
    MaskReason,
    name="MaskReason",
    description="字段为空的原因: TOWNSHIP_SHARE 乡镇份额, DEPARTMENT_SHARE 部门份额, CONDUCT_SHARE 行风份额, PERSONAL 个人信息, "
    "NOT_PUBLISHED 尚未公布, OUT_OF_REMIT 不在职权范围.",
)


@strawberry.enum(description="排序方向: ASC 升序, DESC 降序.")
class Direction(StrEnum):
    ASC = "ASC"
    DESC = "DESC"


@strawberry.interface(description="有全局标识的对象, 可用 node(id) 重新取得.")
class Node:
    id: strawberry.ID = strawberry.field(description="全局标识: base64(类型:主键). 不透明, 请原样保存.")


@strawberry.type(description="一个对当前查看者为空的字段, 及其原因.")
class MaskedField:
    field: str = strawberry.field(description="GraphQL 字段名.")
    reason: MaskReason = strawberry.field(description="为空的原因; 只由规则决定, 与背后是否有值无关.")


@strawberry.type
class Governed(Node):
    """A type of which a viewer may see a row and yet not all of its fields; it says what is missing and what may be done."""

    masked: list[MaskedField] = strawberry.field(description="对当前查看者为空的字段及原因.")
    can: list[str] = strawberry.field(description="当前查看者此刻可对本记录做的事.")


@strawberry.type(description="分页信息 (Relay).")
class PageInfo:
    has_next_page: bool = strawberry.field(description="后面还有.")
    has_previous_page: bool = strawberry.field(description="前面还有.")
    start_cursor: str | None = strawberry.field(description="本页第一条的游标.")
    end_cursor: str | None = strawberry.field(description="本页最后一条的游标.")


@strawberry.type(description="一条记录及其游标.")
class Edge(Generic[T]):
    cursor: str = strawberry.field(description="游标, 传给 after 或 before.")
    node: T = strawberry.field(description="记录.")


@strawberry.type(description="分页连接: 只含当前查看者可见的记录.")
class Connection(Generic[T]):
    nodes: list[T] = strawberry.field(description="本页记录.")
    edges: list[Edge[T]] = strawberry.field(description="本页记录及游标.")
    page_info: PageInfo = strawberry.field(description="分页信息.")
    total_count: int = strawberry.field(description="可见且符合条件的总数; 只在选取时计算.")


def lazy(type_name: str, module: str) -> Any:
    """A type of another domain, resolved when the schema is built."""
    return Annotated[type_name, strawberry.lazy(module)]


def list_of(item: Any) -> Any:
    """`list[item]` of a type that is only known at run time."""
    return list[item]


def scalar(description: str) -> Any:
    """A field that is a column or a named expression of the entity."""
    return strawberry.field(description=description)


def planned(annotation: Any, description: str, arguments: Mapping[str, tuple[Any, Any, str]] | None = None) -> Any:
    """A field that the planner answers. `arguments`: name -> (type, default or UNSET, description)."""
    field = StrawberryField(type_annotation=StrawberryAnnotation(annotation), description=description)
    field.arguments = [
        StrawberryArgument(
            python_name=name, graphql_name=None, type_annotation=StrawberryAnnotation(type_), default=default, description=text
        )
        for name, (type_, default, text) in (arguments or {}).items()
    ]
    return field


def page_arguments(type_name: str) -> dict[str, tuple[Any, Any, str]]:
    """Arguments of every connection; the inputs are generated from the type's entity."""
    return {
        "first": (int | None, UNSET, "取前几条; 默认 20, 根查询至多 1000, 嵌套至多 100."),
        "after": (str | None, UNSET, "从此游标之后取."),
        "last": (int | None, UNSET, "取后几条."),
        "before": (str | None, UNSET, "取此游标之前."),
        "where": (lazy(f"{type_name}Where", INPUTS) | None, UNSET, "筛选条件; 只能看到可见的值, 被遮蔽的值按空处理."),
        "order_by": (list_of(lazy(f"{type_name}Order", INPUTS)) | None, UNSET, "排序; 主键总在最后."),
    }


AS_OF: dict[str, tuple[Any, Any, str]] = {"as_of": (date | None, UNSET, "按该日的机构、归属与类别查询; 须该日与今日都有权.")}


def connection(type_name: str, module: str, description: str, **extra: tuple[Any, Any, str]) -> Any:
    """A to-many field as a Relay connection."""
    node: Any = lazy(type_name, module)
    return planned(Connection[node], description, {**page_arguments(type_name), **extra})


def groups(type_name: str, description: str, **extra: tuple[Any, Any, str]) -> Any:
    """Counts and sums of a family: one entry per combination of `by`."""
    arguments = {
        "by": (list_of(lazy(f"{type_name}GroupKeyField", INPUTS)) | None, UNSET, "分组字段."),
        "where": (lazy(f"{type_name}Where", INPUTS) | None, UNSET, "筛选条件."),
        **extra,
    }
    return planned(list_of(lazy(f"{type_name}Group", INPUTS)), description, arguments)

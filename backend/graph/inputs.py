"""Generated inputs and group types: `<Type>Where`, `<Type>Order`, `<Type>Group`, from a type's fields and its entity.

Generated types become attributes of this module, where the lazy references of `graph.types` find them. Nothing here decides
access: a filter reads the same visible relation as a selection.
"""

import sys
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import strawberry
from strawberry import UNSET
from strawberry.types.base import StrawberryObjectDefinition, get_object_definition
from strawberry.types.enum import StrawberryEnumDefinition
from strawberry.types.field import StrawberryField

from backend.graph.entity import Entity
from backend.graph.types import INPUTS, Direction, lazy, list_of

_COMPARISONS = ("eq", "ne", "gt", "gte", "lt", "lte")
_OPERATORS: Mapping[Any, tuple[str, tuple[str, ...]]] = {
    str: ("String", ("eq", "ne", "contains", "starts_with")),
    int: ("Int", _COMPARISONS),
    Decimal: ("Decimal", _COMPARISONS),
    date: ("Date", _COMPARISONS),
    datetime: ("DateTime", _COMPARISONS),
    bool: ("Boolean", ("eq", "ne")),
    strawberry.ID: ("ID", ("eq", "ne")),
}
_MEANINGS = {
    "eq": "等于.",
    "ne": "不等于 (空值不算).",
    "gt": "大于.",
    "gte": "大于或等于.",
    "lt": "小于.",
    "lte": "小于或等于.",
    "contains": "包含此文字.",
    "starts_with": "以此文字开头.",
}


def generate(types: Iterable[type], entities: Mapping[str, Entity]) -> None:
    """Makes the inputs of all types that have an entity."""
    for type_ in types:
        definition = get_object_definition(type_, strict=True)
        entity = entities.get(definition.name)
        if entity is not None and entity.governed:
            _Inputs(definition, entity, entities).publish()


def _publish(name: str, value: Any) -> Any:
    setattr(sys.modules[__name__], name, value)
    return value


def _field(description: str, **options: Any) -> Any:
    return strawberry.field(description=description, **options)


class _Inputs:
    def __init__(self, definition: StrawberryObjectDefinition, entity: Entity, entities: Mapping[str, Entity]) -> None:
        self.name, self.entity, self.entities = definition.name, entity, entities
        # What acts count is no question to ask; the version of a guide or a list is one.
        unasked = {"masked", "can", *(("version", *entity.versions.values()) if entity.acts else ())}
        own = [field for field in definition.fields if field.python_name not in unasked]
        self.scalars = {f.python_name: _scalar(f) for f in own if f.python_name not in entity.edges and _scalar(f) is not None}
        self.edges = {f.python_name: f for f in own if f.python_name in entity.edges}

    def publish(self) -> None:
        _publish(f"{self.name}Where", self.where())
        _publish(f"{self.name}Order", self.order())
        _publish(f"{self.name}GroupKeyField", self.key_field())
        _publish(f"{self.name}Group", self.group())

    def where(self) -> Any:
        me: Any = lazy(f"{self.name}Where", INPUTS)
        fields: list[Any] = [
            (name, _filter_of(type_) | None, _field(f"按 {_camel(name)} 筛选.", default=UNSET))
            for name, type_ in self.scalars.items()
        ]
        for name in self.edges:
            edge = self.entity.edges[name]
            if edge.local is not None and edge.kind is None and self.entities[edge.target].governed:
                other = lazy(f"{edge.target}Where", INPUTS)
                fields.append((name, other | None, _field(f"按 {_camel(name)} 筛选; 对多个时指至少一个符合.", default=UNSET)))
        fields += [
            ("and_", list_of(me) | None, _field("同时符合.", default=UNSET)),
            ("or_", list_of(me) | None, _field("至少符合一项.", default=UNSET)),
            ("not_", me | None, _field("不符合.", default=UNSET)),
        ]
        return _input(f"{self.name}Where", fields, f"{self.name} 的筛选条件: 各字段同时符合.")

    def order(self) -> Any:
        members = {name.upper(): name for name in self.scalars}
        by = _enum(f"{self.name}OrderField", members, f"{self.name} 可排序的字段.")
        fields: list[Any] = [
            ("field", by, _field("排序字段.")),
            ("direction", Direction, _field("方向; 默认 ASC.", default=Direction.ASC)),
        ]
        return _input(f"{self.name}Order", fields, f"{self.name} 的排序.")

    def key_field(self) -> Any:
        names = [name for name in self.scalars if name != "id"] + self._to_one()
        return _enum(f"{self.name}GroupKeyField", {name.upper(): name for name in names}, f"{self.name} 可分组的字段.")

    def _to_one(self) -> list[str]:
        edges = self.entity.edges
        plain = [name for name, field in self.edges.items() if not field.arguments and edges[name].kind is None]
        return [name for name in plain if edges[name].local not in (None, "id")]

    def group(self) -> Any:
        """`{ count key {...} sum {...} avg {...} min {...} max {...} }`."""
        keys: list[Any] = [
            (name, type_ | None, _field("分组值.", default=UNSET)) for name, type_ in self.scalars.items() if name != "id"
        ]
        keys += [(name, _annotation(self.edges[name]) | None, _field("分组对象.")) for name in self._to_one()]
        key = _type(f"{self.name}GroupKey", keys, "一组的分组值; 未用于分组的字段为空.")
        fields: list[Any] = [("count", int, _field("可见记录数.")), ("key", key, _field("分组值."))]
        numbers = [(n, Decimal | None, _field("数值; 被遮蔽的值不计.")) for n, t in self.scalars.items() if t in (int, Decimal)]
        if numbers:
            shared = _type(f"{self.name}Numbers", numbers, f"{self.name} 的数值字段的汇总.")
            meanings = {"sum": "合计.", "avg": "平均.", "min": "最小.", "max": "最大."}
            fields += [(function, shared, _field(text)) for function, text in meanings.items()]
        return _type(f"{self.name}Group", fields, f"{self.name} 的一组.")


def _filter_of(type_: Any) -> Any:
    """The operator input of a scalar; one per scalar and per enum."""
    if type_ in _OPERATORS:
        label, operators = _OPERATORS[type_]
    else:
        label, operators = _enum_name(type_), ("eq", "ne")
    name = f"{label}Filter"
    module = sys.modules[__name__]
    if hasattr(module, name):
        return getattr(module, name)
    fields: list[Any] = [(op, type_ | None, _field(_MEANINGS[op], default=UNSET)) for op in operators]
    if type_ is not bool:
        fields.append(("in_", list_of(type_) | None, _field("属于其中之一; 空列表不匹配任何记录.", default=UNSET)))
    fields.append(("is_null", bool | None, _field("是否为空 (包括被遮蔽).", default=UNSET)))
    return _publish(name, _input(name, fields, f"{label} 的比较; 各项同时符合."))


def _input(name: str, fields: list[Any], description: str) -> Any:
    type_ = strawberry.input(_made(name, fields), name=name, description=description)
    for field in get_object_definition(type_, strict=True).fields:
        field.graphql_name = _camel(field.python_name)  # a keyword such as `or` cannot name a Python attribute
    return type_


def _type(name: str, fields: list[Any], description: str) -> Any:
    return strawberry.type(_made(name, fields), name=name, description=description)


def _made(name: str, fields: list[Any]) -> type:
    """A plain class: one that is a dataclass already would lose its fields' descriptions when Strawberry makes it one again."""
    annotations = {field_name: annotation for field_name, annotation, _ in fields}
    return type(name, (), {"__module__": __name__, "__annotations__": annotations, **{key: value for key, _, value in fields}})


def _scalar(field: StrawberryField) -> Any:
    """The plain type of a scalar or enum field, without null; None for lists and objects."""
    annotation = _annotation(field)
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not NoneType)
    if get_origin(annotation) is Annotated:
        return None
    if annotation in _OPERATORS or (isinstance(annotation, type) and issubclass(annotation, Enum)):
        return annotation
    return annotation if isinstance(annotation, StrawberryEnumDefinition) else None


def _annotation(field: StrawberryField) -> Any:
    assert field.type_annotation is not None
    return field.type_annotation.annotation


def _enum(name: str, members: Mapping[str, str], description: str) -> Any:
    made: Any = Enum(name, members)  # type: ignore[misc]  # its members come from the entity
    return strawberry.enum(made, name=name, description=description)


def _enum_name(type_: Any) -> str:
    definition = getattr(type_, "__strawberry_definition__", None)
    return str(getattr(definition, "name", getattr(type_, "__name__", type_)))


def _camel(name: str) -> str:
    head, *rest = name.rstrip("_").split("_")
    return head + "".join(part.capitalize() for part in rest)

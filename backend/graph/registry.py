"""The link between GraphQL names and entities, and the check at start that nothing is left undeclared.

A field maps by its python name to a column, a named expression or an edge of its type's entity.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_list_type,
    is_non_null_type,
)

from backend.graph.entity import Entity

PLAIN = frozenset({"id", "masked", "can"})
"""Fields that the planner gives every type; they need no group."""


class Registry:
    """Entities by type name, over the schema that graphql-core validates against."""

    def __init__(self, core: GraphQLSchema, entities: Iterable[Entity]) -> None:
        self.core = core
        self.entities: Mapping[str, Entity] = {entity.name: entity for entity in entities}
        self.family_of = _families(core, self.entities)
        self._attributes: Mapping[tuple[str, str], str] = {
            (name, field_name): python_name(field)
            for name in self.entities
            for field_name, field in self.type(name).fields.items()
        }
        self._names: Mapping[tuple[str, str], str] = {
            (name, attribute): field for (name, field), attribute in self._attributes.items()
        }
        for problem in self._problems():
            raise TypeError(problem)
        for entity in self.entities.values():
            entity.group_for("id")  # raises where one key would start edges of two groups

    def type(self, name: str) -> GraphQLObjectType | GraphQLInterfaceType:
        found = self.core.get_type(name)
        if not isinstance(found, GraphQLObjectType | GraphQLInterfaceType):
            raise TypeError(f"entity {name} has no GraphQL type")
        return found

    def attribute(self, type_name: str, field_name: str) -> str:
        """Python name of a field of a type."""
        return self._attributes[type_name, field_name]

    def field_name(self, type_name: str, attribute: str) -> str:
        """GraphQL name of an attribute; its own name when the type does not expose it."""
        return self._names.get((type_name, attribute), attribute)

    def exposed(self, type_name: str) -> frozenset[str]:
        """Attributes that the type shows; a hidden key column is never a masked field."""
        return frozenset(attribute for name, attribute in self._names if name == type_name)

    def is_planned(self, field: GraphQLField) -> bool:
        """Whether a root field leads to entities (else it has a Python resolver)."""
        return getattr(field.extensions.get("strawberry-definition"), "base_resolver", None) is None

    def _problems(self) -> Iterable[str]:
        for name, entity in self.entities.items():
            for field_name, field in self.type(name).fields.items():
                yield from self._field_problems(entity, field_name, field)

    def _field_problems(self, entity: Entity, field_name: str, field: GraphQLField) -> Iterable[str]:
        attribute = python_name(field)
        where = f"{entity.name}.{field_name}"
        known = {*entity.expressions, *entity.edges, *(entity.table.c.keys() if entity.table is not None else ())}
        if _extended(field):
            yield f"{where} is planned, so its permission classes and field extensions would not run"
        if attribute in PLAIN or not entity.governed:
            return
        if attribute not in known:
            yield f"{where} is neither a column, an expression nor an edge"
        elif attribute not in entity.group_of:
            yield f"{where} belongs to no field group"
        elif attribute not in entity.edges and is_non_null_type(field.type) and entity.nullable(attribute):
            yield f"{where} can be NULL in SQL but is non-null in the schema"
        elif attribute not in entity.edges and is_non_null_type(field.type) and entity.group_of[attribute] != "basic":
            yield f"{where} is non-null, so it must be in the group that gives the row its existence"
        elif attribute in entity.edges and self._may_be_missing(entity, attribute, field):
            yield f"{where} is a non-null edge whose key can be NULL"

    def _may_be_missing(self, entity: Entity, attribute: str, field: GraphQLField) -> bool:
        edge = entity.edges[attribute]
        to_one = (
            is_non_null_type(field.type)
            and not is_list_type(field.type.of_type)
            and edge.target == get_named_type(field.type).name
        )
        return bool(to_one and edge.local and entity.nullable(edge.local))


def python_name(field: GraphQLField) -> str:
    return str(field.extensions["strawberry-definition"].python_name)


def _extended(field: GraphQLField) -> bool:
    definition: Any = field.extensions["strawberry-definition"]
    return bool(definition.permission_classes or definition.extensions)


def _families(core: GraphQLSchema, entities: Mapping[str, Entity]) -> Mapping[str, str]:
    """Connection type -> the type of its nodes."""
    found = {}
    for name, type_ in core.type_map.items():
        if isinstance(type_, GraphQLObjectType) and {"nodes", "edges", "pageInfo"} <= type_.fields.keys():
            found[name] = node_type(type_).name
    return {name: node for name, node in found.items() if node in entities}


def node_type(connection: GraphQLObjectType) -> GraphQLNamedType:
    node: GraphQLNamedType = get_named_type(connection.fields["nodes"].type)
    return node

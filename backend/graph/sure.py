"""The check of a policy, per profile: a non-null edge must find its row for everybody who can read the row it starts from."""

from collections.abc import Callable, Iterator

from graphql import GraphQLField, is_list_type, is_non_null_type

from backend.graph.entity import Entity
from backend.graph.registry import Registry

Existence = Callable[[Entity], bool | None]
"""For one role: True when every row of a type exists, False when none does, None when it depends on the row."""


def missing_targets(registry: Registry, exists: Existence) -> Iterator[str]:
    """Every non-null to-one edge whose target may not exist although its row does, as `Type.field -> Target`."""
    for name, entity in registry.entities.items():
        if not entity.governed or exists(entity) is False:
            continue
        for field_name, field in registry.type(name).fields.items():
            target = _certain_target(registry, entity, registry.attribute(name, field_name), field)
            if target is not None and exists(target) is not True:
                yield f"{name}.{field_name} -> {target.name}"


def _certain_target(registry: Registry, entity: Entity, attribute: str, field: GraphQLField) -> Entity | None:
    """The governed entity behind a non-null to-one edge; connections and lists are never missing."""
    edge = entity.edges.get(attribute)
    if edge is None or not is_non_null_type(field.type) or is_list_type(field.type.of_type):
        return None
    target = registry.entities[edge.target]
    return target if target.governed and getattr(field.type.of_type, "name", None) == target.name else None

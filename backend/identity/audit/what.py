"""`whatCanSee`: which field groups of which types the asker's post sees, always, in some relation, or never, and by which lines.

Compiled from the decisions of the policy in force; everybody may ask it about the own post.
"""

from collections.abc import Iterator
from typing import Annotated

import strawberry

from backend.access.chinese import condition
from backend.access.matrix import words
from backend.access.products import Product, minimise
from backend.access.visible import PolicyGuard
from backend.access.vocabulary import RELATIONS
from backend.graph.entity import Entity
from backend.graph.registry import Registry
from backend.identity.audit.answers import GroupSight, Language, PolicyLine, RelationWord, Sight
from backend.identity.audit.question import Info, guard_of


def what_can_see(
    info: Info,
    type: Annotated[str | None, strawberry.argument(description="只看此 GraphQL 类型, 如 Staff.")] = None,
) -> list[GroupSight]:
    """One entry per governed type and group; within a type the group of its existence (`basic`) comes first."""
    asking, registry = info.context, info.context.planner.registry
    guard, role = guard_of(asking), asking.profile.role
    return [
        _sight(guard, role, registry, entity, group, asking.request.language)
        for name, entity in registry.entities.items()
        if entity.governed and not entity.beside and type in (None, name)
        for group, fields in _groups(registry, entity)
        if fields
    ]


def _groups(registry: Registry, entity: Entity) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(group, GraphQL fields of the group that the type shows)."""
    shown = registry.exposed(entity.name)
    for group, spec in entity.groups.items():
        yield group, tuple(registry.field_name(entity.name, field) for field in spec.fields if field in shown)


def _sight(guard: PolicyGuard, role: str, registry: Registry, entity: Entity, group: str, language: Language) -> GroupSight:
    deciding = _deciding(registry, entity, group)
    products = minimise(guard.decisions.table(role, deciding))
    rules = guard.policy.naming(role, deciding, "read")
    sight = _seen(products)
    return GroupSight(
        type=entity.name,
        group=group,
        fields=[name for key, names in _groups(registry, entity) if key == group for name in names],
        decided_by=deciding,
        sight=sight,
        condition=words(products),
        reads=condition(products),
        relations=RelationWord.all(_asked(products)),
        classes=sorted({cls for one in products for cls in one.classes or ()}),
        mask_reason=None if sight is Sight.ALWAYS or group == "basic" else entity.groups[group].reason,
        lines=[PolicyLine.of(rule, language) for rule in rules],
    )


def _deciding(registry: Registry, entity: Entity, group: str) -> str:
    """The policy object that decides; rows within a parent are seen as a group of the parent is."""
    while (within := entity.within) is not None:
        entity, group = registry.entities[within.parent], within.group
    return f"{entity.object}.{group}"


def _asked(products: tuple[Product, ...]) -> list[str]:
    """The relations on which it depends, in the order of the vocabulary."""
    asked = {name for one in products for name in (*one.held, *one.absent)}
    return [name for name in RELATIONS if name in asked]


def _seen(products: tuple[Product, ...]) -> Sight:
    if not products:
        return Sight.NEVER
    return Sight.ALWAYS if products == (Product(),) else Sight.SOMETIMES

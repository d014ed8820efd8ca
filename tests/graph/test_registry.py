"""What the registry refuses at start: each is a field that would leak, lie or fail later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest
import strawberry
from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text
from strawberry.permission import BasePermission

from backend.graph.entity import Edge, Entity, Group
from backend.graph.registry import Registry

TABLES = MetaData()
HOME = Table("home", TABLES, Column("id", Integer, primary_key=True), Column("name", Text, nullable=False))
PET = Table(
    "pet",
    TABLES,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("nick", Text),
    Column("home_id", ForeignKey("home.id")),
)


class Nobody(BasePermission):
    message = "no"

    def has_permission(self, source: Any, info: Any, **kwargs: Any) -> bool:
        return False


@strawberry.type
class Home:
    id: strawberry.ID
    name: str


@strawberry.type
class Pet:
    id: strawberry.ID
    name: str
    nick: str | None
    home: Home | None
    masked: list[str]
    can: list[str]


HOMES = Entity(name="Home", table=HOME, groups={"basic": Group(fields=("name",))})
PETS = Entity(
    name="Pet",
    table=PET,
    groups={"basic": Group(fields=("name", "home")), "private": Group(fields=("nick",))},
    edges={"home": Edge(target="Home", local="home_id")},
)


def register(entities: Iterable[Entity], pet: type = Pet) -> Registry:
    query = strawberry.type(type("Query", (), {"__annotations__": {"Pet": pet}}))
    return Registry(strawberry.Schema(query, types=[pet, Home])._schema, entities)


def changed(name: str, fields: Mapping[str, Any], **values: Any) -> type:
    """The type `Pet` with other fields."""
    annotations = {**Pet.__annotations__, **fields}
    return strawberry.type(type("Pet", (), {"__annotations__": annotations, **values}), name=name)


def test_a_sound_schema_is_accepted() -> None:
    registry = register([HOMES, PETS])
    assert registry.field_name("Pet", "nick") == "nick"


def test_a_field_without_a_group_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Pet\.nick belongs to no field group"):
        register([HOMES, replace(PETS, groups={"basic": Group(fields=("name", "home"))})])


def test_a_field_that_is_nothing_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Pet\.colour is neither a column, an expression nor an edge"):
        register([HOMES, PETS], changed("Pet", {"colour": str | None}))


def test_a_non_null_field_over_a_nullable_column_is_refused() -> None:
    open_ = replace(PETS, groups={"basic": Group(fields=("name", "home", "nick"))})
    with pytest.raises(TypeError, match=r"Pet\.nick can be NULL in SQL but is non-null in the schema"):
        register([HOMES, open_], changed("Pet", {"nick": str}))


def test_a_non_null_field_that_a_mask_may_hide_is_refused() -> None:
    hidden = replace(PETS, groups={"basic": Group(fields=("home", "nick")), "private": Group(fields=("name",))})
    with pytest.raises(TypeError, match=r"Pet\.name is non-null, so it must be in the group"):
        register([HOMES, hidden])


def test_a_non_null_edge_over_a_nullable_key_is_refused() -> None:
    with pytest.raises(TypeError, match=r"Pet\.home is a non-null edge whose key can be NULL"):
        register([HOMES, PETS], changed("Pet", {"home": Home}))


def test_a_planned_field_with_permission_classes_is_refused() -> None:
    guarded = strawberry.field(permission_classes=[Nobody])
    with pytest.raises(TypeError, match=r"Pet\.nick is planned, so its permission classes"):
        register([HOMES, PETS], changed("Pet", {}, nick=guarded))


def test_two_groups_that_mask_one_key_are_refused() -> None:
    edges = {**PETS.edges, "shelter": Edge(target="Home", local="home_id")}
    groups = {"basic": Group(fields=("name", "home")), "private": Group(fields=("nick", "shelter"))}
    with pytest.raises(TypeError, match=r"Pet\.home_id starts edges of two groups"):
        register([HOMES, replace(PETS, edges=edges, groups=groups)], changed("Pet", {"shelter": Home | None}))


def test_an_entity_without_a_type_is_refused() -> None:
    with pytest.raises(TypeError, match="entity Cat has no GraphQL type"):
        register([HOMES, PETS, replace(PETS, name="Cat")])

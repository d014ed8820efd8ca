"""Descriptions are the documentation of the API: each type, field, argument and enum says in Chinese what it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLInterfaceType, GraphQLObjectType, is_specified_scalar_type

from backend.schema import schema

CORE = schema._schema


def described() -> Iterator[tuple[str, str | None]]:
    """(coordinate as in the GraphQL specification, description) of everything that is not GraphQL's own."""
    for name, type_ in CORE.type_map.items():
        if name.startswith("__") or is_specified_scalar_type(type_):
            continue
        yield name, type_.description
        if isinstance(type_, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType):
            for field_name, field in type_.fields.items():
                yield f"{name}.{field_name}", field.description
                for argument, value in getattr(field, "args", {}).items():
                    yield f"{name}.{field_name}({argument}:)", value.description


def test_everything_is_described() -> None:
    assert [coordinate for coordinate, text in described() if not (text or "").strip()] == []


def test_our_own_words_are_chinese() -> None:
    foreign = {"Base64", "Date", "DateTime", "Decimal", "JSON"}
    """Scalars that Strawberry brings."""
    english = [coordinate for coordinate, text in described() if text and text.isascii() and coordinate not in foreign]
    assert english == []


@pytest.mark.parametrize("name", sorted(name for name, type_ in CORE.type_map.items() if isinstance(type_, GraphQLEnumType)))
def test_an_enum_explains_each_of_its_values(name: str) -> None:
    type_ = CORE.type_map[name]
    assert isinstance(type_, GraphQLEnumType)
    if name.startswith("__") or name.endswith(("OrderField", "GroupKeyField")):
        return  # names of fields, which are explained where they stand
    assert [value for value in type_.values if value not in (type_.description or "")] == []

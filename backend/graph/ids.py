"""Global ids: base64 of `Type:key`."""

import base64
import binascii
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import ColumnElement, Text, cast, func, literal_column

_LARGEST_KEY = 2**63 - 1
_LONGEST_KEY = len(str(_LARGEST_KEY))

NO_KEY = 0
"""A key that no row has: what is no id of a type equals none of its rows and differs from all, where NULL would do neither."""


def encode_id(type_name: str, key: int) -> str:
    return base64.b64encode(f"{type_name}:{key}".encode()).decode()


def decode_id(text: str) -> tuple[str, int | None]:
    """(type name, key); ("", None) for anything that is not one of our ids, so that it finds nothing."""
    try:
        name, _, key = base64.b64decode(text, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return "", None
    if not (key.isascii() and key.isdigit() and len(key) <= _LONGEST_KEY) or int(key) > _LARGEST_KEY:
        return "", None
    return name, int(key)


def key_of(text: str, type_name: str) -> int | None:
    """The key when `text` is an id of that type, else None (which equals no row)."""
    name, key = decode_id(text)
    return key if name == type_name else None


def kinded_key(text: str, kinds: Mapping[str, str]) -> str | None:
    """`KIND:key` of an id of one of the concrete types of an interface (kind column -> type), else None."""
    name, key = decode_id(text)
    return next((f"{kind}:{key}" for kind, concrete in kinds.items() if concrete == name), None)


def named_types(texts: Iterable[str]) -> frozenset[str]:
    """The types that ids name; what is no id names none."""
    return frozenset(name for name, key in map(decode_id, texts) if key is not None)


def id_expression(type_name: ColumnElement[Any] | str, key: ColumnElement[Any]) -> ColumnElement[Any]:
    """SQL of `encode_id`; ids are short, so base64 never breaks the line."""
    prefix: Any = literal_column(f"'{type_name}:'") if isinstance(type_name, str) else type_name.concat(":")
    return func.encode(func.convert_to(prefix.op("||")(cast(key, Text)), "UTF8"), "base64")

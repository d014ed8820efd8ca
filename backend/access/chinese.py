"""Decisions in Chinese, for the people whom they concern: `驻地乡镇 或 主管部门且B类`."""

from collections.abc import Iterable

from backend.access.products import Product
from backend.access.vocabulary import ANY, NO_CLASS, RELATIONS

_LEVELS = {"1": "一级", "2": "二级", "3": "三级", "4": "四级"}


def relation_word(relation: str) -> str:
    return RELATIONS[relation]


def class_word(cls: str) -> str:
    """A class of the vocabulary as people say it: `B类`, `四级`; a row without class has no word."""
    if cls in ("*", NO_CLASS):
        return ""
    return _LEVELS.get(cls, f"{cls}类")


def condition(products: Iterable[Product]) -> str:
    """A sum of products in words; nothing at all is `不可见`."""
    return " 或 ".join(map(_summand, products)) or "不可见"


def supposed(gained: Iterable[str], lost: Iterable[str], cls: str | None) -> str:
    """What would have to be otherwise for a value to be visible: `若为B类则可见`."""
    parts = [_if(relation) for relation in gained] + [f"不是{RELATIONS[relation]}" for relation in lost]
    parts += [f"为{class_word(cls)}"] if cls else []
    return f"若{'且'.join(parts)}则可见"


def _if(relation: str) -> str:
    return RELATIONS[relation] if relation == "published" else f"为{RELATIONS[relation]}"


def _summand(one: Product) -> str:
    parts = [*map(relation_word, one.held), *(f"非{RELATIONS[name]}" for name in one.absent)]
    if one.classes:
        parts.append("、".join(map(class_word, one.classes)))
    return "且".join(parts) or RELATIONS[ANY]

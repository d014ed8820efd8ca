"""`accessMatrix`: every decision of the policy in force, in words and with its lines."""

from collections.abc import Iterator, Mapping
from typing import Annotated

import strawberry

from backend.access.chinese import condition
from backend.access.matrix import words
from backend.access.policy import Rule
from backend.access.products import minimise
from backend.access.questions import MATRIX, NOBODY
from backend.access.visible import PolicyGuard
from backend.access.vocabulary import ANY, RELATIONS, ROLES, Duty, Role
from backend.graph.registry import Registry
from backend.identity.audit.answers import AccessMatrixRow, Language, PolicyLine, RelationWord
from backend.identity.audit.question import Info, forbidden, guard_of

_OF_OFFICERS = frozenset({"Account", "Post", "Session", "AccessLog", "Policy"})
"""Types that the three officers work with; what officers may do is shown to officers only."""


def access_matrix(
    info: Info,
    role: Annotated[str | None, strawberry.argument(description="只看此角色.")] = None,
    type: Annotated[str | None, strawberry.argument(description="只看此类型 (规则中的名称, 如 Staff).")] = None,
    action: Annotated[str | None, strawberry.argument(description="只看此动作, 如 read.")] = None,
) -> list[AccessMatrixRow]:
    """The rows of `casbin/matrix.csv`, in its order. Raises FORBIDDEN unless the policy lets the role read `Policy.matrix`.

    Leaders see the business roles and types: they answer for shares, not for accounts and logs.
    """
    asking, guard = info.context, guard_of(info.context)
    if not guard.decisions.table(asking.profile.role, MATRIX).allows(NOBODY):
        raise forbidden("权限总表只对审计管理员、安全管理员和领导开放", "the access matrix is for officers and leaders")
    everything = ROLES[asking.profile.role].duty is not Duty.BUSINESS
    fields = _fields(asking.planner.registry)
    return [
        row
        for one in ROLES.values()
        if one.duty is not None and role in (None, one.name) and (everything or one.duty is Duty.BUSINESS)
        for name in guard.vocabulary.types
        if type in (None, name) and (everything or name not in _OF_OFFICERS)
        for row in _rows(guard, one, name, fields, asking.request.language)
        if action in (None, row.action)
    ]


def _rows(
    guard: PolicyGuard, role: Role, name: str, fields: Mapping[str, list[str]], language: Language
) -> Iterator[AccessMatrixRow]:
    """`read` of every group, and whatever else is allowed."""
    for group in guard.vocabulary.types[name].groups:
        obj = f"{name}.{group}"
        for action in guard.vocabulary.types[name].actions:
            products = minimise(guard.decisions.table(role.name, obj, action))
            if action != "read" and not products:
                continue
            rules = guard.policy.naming(role.name, obj, action)
            yield AccessMatrixRow(
                role=role.name,
                role_label=role.label,
                type=name,
                group=group,
                action=action,
                fields=fields.get(obj, []),
                relations=RelationWord.all(_named(rules)),
                classes=sorted({rule.cls for rule in rules} - {"*"}),
                condition=words(products),
                reads=condition(products),
                lines=[PolicyLine.of(rule, language) for rule in rules],
            )


def _named(rules: tuple[Rule, ...]) -> list[str]:
    named = {rule.relation for rule in rules}
    return [name for name in RELATIONS if name in named and name != ANY]


def _fields(registry: Registry) -> dict[str, list[str]]:
    """`Type.group` of the policy -> the GraphQL fields in it, over all types that share the object."""
    found: dict[str, list[str]] = {}
    for entity in registry.entities.values():
        for group, spec in entity.groups.items():
            names = [registry.field_name(entity.name, field) for field in spec.fields if field in registry.exposed(entity.name)]
            known = found.setdefault(f"{entity.object}.{group}", [])
            known += [name for name in names if name not in known]
    return found

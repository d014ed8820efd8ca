"""The row of an act: locked and judged in one statement, by the same conditions that `can` shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import BigInteger, Row, RowMapping, Select, Text, and_, cast, func, null, select, true
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts.act import Act
from backend.access.visible import PolicyGuard
from backend.graph.entity import Entity
from backend.graph.errors import Code, CodedError
from backend.graph.request import Credentials, Profile
from backend.graph.scope import Scope
from backend.graph.service import Asking
from backend.graph.variables import Leaf
from backend.kit.locks import KEEP_POLICY

_KEY = Leaf(("key",))


@dataclass(frozen=True)
class Statements:
    """The two first statements of an act, made once per act and profile; they hold nobody's values."""

    viewer: Select[Any]
    row: Select[Any]
    key_name: str

    @classmethod
    def of(cls, asking: Asking, act: Act) -> "Statements":
        kind, profile = asking.request.credentials.kind, asking.profile
        found: Statements = asking.planner.questions.get((cls, act.name, kind, profile), lambda: cls._made(asking, act))
        return found

    @classmethod
    def _made(cls, asking: Asking, act: Act) -> "Statements":
        scope, table = scope_of(asking), _base(asking.planner.registry.entities[act.on])
        key = scope.bind(_KEY, BigInteger())
        row = judged_rows(asking, scope, act).where(table.c.id == key).with_for_update(of=table)
        asked = select(scope.viewer_relation, func.district_now().label("district_now"))
        return cls(asked, row, key.key)


def scope_of(asking: Asking) -> Scope:
    """The state of a compilation for the caller's profile."""
    viewer = asking.planner.viewer(asking.request.credentials.kind).cte("viewer").prefix_with("MATERIALIZED")
    return Scope(_guard(asking), asking.planner.registry.entities, asking.profile, viewer)


def _guard(asking: Asking) -> PolicyGuard:
    guard = asking.planner.guards(asking.profile.policy_version)
    assert isinstance(guard, PolicyGuard)
    return guard


def _base(entity: Entity) -> Any:
    assert entity.table is not None
    return entity.table


def judged_rows(asking: Asking, scope: Scope, act: Act) -> Select[Any]:
    """The base rows that exist for the viewer, with what decides about the act.

    `FOR UPDATE` reaches no table inside a CTE, and after waiting for somebody PostgreSQL reads anew only the row that it locks:
    so the conditions stand over the locked table itself, not over the visible relation made of them.
    """
    entity = asking.planner.registry.entities[act.on]
    table = _base(entity)
    judged = _guard(asking).examined(entity, scope, act.rule, table)
    fits = entity.fits(act.rule, table.c)
    columns = [
        *table.c,
        judged.allowed.label("_allowed"),
        *(readable.label(f"_reads_{group}") for group, readable in judged.readable.items()),
        and_(true(), *fits).label("_fits"),
        (cast(entity.machine.of(table.c), Text) if entity.machine else cast(null(), Text)).label("_state"),
        cast(func.to_jsonb(table.table_valued()), Text).label("_before"),
    ]
    return select(*columns).where(*judged.seen)


async def viewer_of(db: AsyncConnection, asking: Asking, statements: Statements) -> RowMapping | None:
    """Who acts, under which post and policy, and the district's time, for the whole transaction; None when that has changed.

    The policy stays as it is until the transaction ends.
    """
    await db.execute(KEEP_POLICY)
    found = await db.execute(statements.viewer, binds(asking.request.credentials, asking.profile))
    viewer: RowMapping | None = found.mappings().one_or_none()
    return viewer


async def locked(db: AsyncConnection, asking: Asking, act: Act, statements: Statements, key: int | None) -> Row[Any]:
    """The row, locked. Raises NOT_FOUND when nothing is seen, FORBIDDEN when the policy does not allow the act on it."""
    values = {**binds(asking.request.credentials, asking.profile), statements.key_name: key}
    row: Row[Any] | None = (await db.execute(statements.row, values)).one_or_none()
    if row is None:
        raise CodedError(Code.NOT_FOUND, "没有这条记录，或不在你的职权范围", "no such record, or it is outside your remit")
    if not row._mapping["_allowed"]:
        raise _forbidden(asking, act)
    return row


def binds(credentials: Credentials, profile: Profile) -> Mapping[str, Any]:
    """Values of the viewer's binds."""
    return {
        "v_token": credentials.token_hash,
        "v_role": profile.role,
        "v_version": profile.policy_version,
        "v_own_row": profile.own_row,
    }


def _forbidden(asking: Asking, act: Act) -> CodedError:
    """With the reasons of the policy's own lines about the act: they say whose it is."""
    reasons = list(dict.fromkeys(rule.reason for rule in _guard(asking).policy.rules if rule.action == act.name))
    zh, en = "".join(reason.zh for reason in reasons), " ".join(reason.en for reason in reasons)
    return CodedError(Code.FORBIDDEN, f"无权{act.title}：{zh}", f"this is not yours to do: {en}", act=act.name)

"""Who asks, as SQL: the one row that heads every planned read, and the same row for every post at once.

A request's post is checked in the snapshot of its own statement: `viewer_select` yields a row only while the session or token,
its account, its post and the policy version that the plan was made for are all in force. No row sends the request the slow way,
through `identify`, which finds the profile anew or refuses.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Literal

import asyncpg
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    LargeBinary,
    Select,
    Text,
    and_,
    bindparam,
    case,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
)

from backend.graph.request import Credentials, Identify, Profile, Unauthenticated
from backend.graph.sql import asyncpg_dialect, text_literal
from backend.identity.models import Account, PolicyCurrent, Post, Session, Token

Kind = Literal["session", "token"]

IDLE: ColumnElement[timedelta] = literal_column("interval '30 minutes'")
"""How long a session lives without a request."""


def _keys(name: str, *columns: str) -> Any:
    return table(name, column("id", BigInteger), *(column(key, BigInteger) for key in columns))


_account, _post, _current = Account.__table__, Post.__table__, PolicyCurrent.__table__
_session, _token = Session.__table__, Token.__table__
_NONE: ColumnElement[Any] = literal_column("NULL::bigint")

# Tables of the domains above this one, named instead of imported: identity is the lowest domain.
_organisation = table("organisation", column("id", BigInteger), column("kind", Text), column("name", Text))
_agency = _keys("agency", "township_id", "department_id")
_village = _keys("village", "township_id")
_grid = _keys("grid", "township_id")
_staff = _keys("staff", "township_id", "department_id", "agency_id")


def viewer_select(kind: Kind) -> Select[Any]:
    """The viewer of a planned read: one row, or none when anything about the request is no longer true.

    Binds `v_token` (bytes: sha256 of the secret), `v_role`, `v_version` and `v_own_row` (the profile the plan was made for).
    """
    known = _known(kind).subquery("known")
    return select(known).where(
        known.c.role == bindparam("v_role", type_=Text),
        known.c.policy_version_id == bindparam("v_version", type_=BigInteger),
        known.c.own_row == bindparam("v_own_row", type_=Text),
    )


def standing_posts() -> Select[Any]:
    """The columns of a viewer for every post that is valid now of an enabled account; `token_id` and `session_id` are null."""
    return _columns(_NONE, _NONE).select_from(_capacity(_post)).where(post_in_force(), _account.c.disabled_at.is_(None))


def identify(pool: asyncpg.Pool) -> Identify:
    """The slow path: reads role, policy version and own row of credentials, or raises `Unauthenticated`."""
    statements = {kind: _sql(_known(kind)) for kind in ("session", "token")}

    async def profile(credentials: Credentials) -> Profile:
        found = await pool.fetchrow(statements[credentials.kind], credentials.token_hash)
        if found is None:
            raise Unauthenticated
        return Profile(found["role"], found["policy_version_id"], found["own_row"])

    return profile


def post_in_force() -> ColumnElement[bool]:
    """Whether a post has begun and not ended; by the true clock, not the district's."""
    return and_(_post.c.valid_from <= func.now(), or_(_post.c.valid_to.is_(None), _post.c.valid_to > func.now()))


def session_in_force() -> ColumnElement[bool]:
    """Whether a session is neither ended, nor idle for 30 minutes, nor past its absolute end (12 hours after sign-in)."""
    return and_(_session.c.ended_at.is_(None), _session.c.expires_at > func.now(), _session.c.last_seen_at > func.now() - IDLE)


def token_in_force() -> ColumnElement[bool]:
    """Whether a service token is neither revoked nor expired."""
    return and_(_token.c.revoked_at.is_(None), _token.c.expires_at > func.now())


def _known(kind: Kind) -> Select[Any]:
    secret = bindparam("v_token", type_=LargeBinary)
    if kind == "session":
        found = _columns(_NONE, _session.c.id).select_from(_capacity(_session.join(_post, _post.c.id == _session.c.post_id)))
        valid = and_(_session.c.token_hash == secret, session_in_force())
    else:
        found = _columns(_token.c.id, _NONE).select_from(_capacity(_token.join(_post, _post.c.id == _token.c.post_id)))
        valid = and_(_token.c.token_hash == secret, token_in_force())
    return found.where(valid, post_in_force(), _account.c.disabled_at.is_(None))


def _capacity(posts: FromClause) -> FromClause:
    """`posts` with account, policy in force, organisation and where it belongs, and the account's row of the roster."""
    here = _post.c.organisation_id
    return (
        posts.join(_account, _account.c.id == _post.c.account_id)
        .join(_current, _current.c.only)
        .join(_organisation, _organisation.c.id == here)
        .outerjoin(_agency, _agency.c.id == here)
        .outerjoin(_village, _village.c.id == here)
        .outerjoin(_grid, _grid.c.id == here)
        .outerjoin(_staff, _staff.c.id == _account.c.staff_id)
    )


def _columns(token_id: ColumnElement[Any], session_id: ColumnElement[Any]) -> Select[Any]:
    return select(
        _account.c.id.label("account_id"),
        _post.c.id.label("post_id"),
        token_id.label("token_id"),
        session_id.label("session_id"),
        _post.c.role.label("role"),
        _current.c.version_id.label("policy_version_id"),
        _account.c.staff_id.label("staff_id"),
        _organisation.c.id.label("organisation_id"),
        _organisation.c.kind.label("organisation_kind"),
        _organisation.c.name.label("organisation_name"),
        _township().label("township_id"),
        func.coalesce(_itself("DEPARTMENT"), _agency.c.department_id).label("department_id"),
        _agency.c.id.label("agency_id"),
        _village.c.id.label("village_id"),
        _grid.c.id.label("grid_id"),
        _own_row().label("own_row"),
    )


def _township() -> ColumnElement[Any]:
    return func.coalesce(_itself("TOWNSHIP"), _agency.c.township_id, _village.c.township_id, _grid.c.township_id)


def _itself(kind: str) -> ColumnElement[Any]:
    return case((_organisation.c.kind == text_literal(kind), _organisation.c.id))


def _own_row() -> ColumnElement[str]:
    """Relations in which the viewer's own row of the roster stands to the post's organisation, such as `host,own`."""
    relations = {"host": _staff.c.township_id, "parent": _staff.c.department_id, "own": _staff.c.agency_id}
    holds = [case((owner == _post.c.organisation_id, text_literal(name))) for name, owner in relations.items()]
    return func.concat_ws(text_literal(","), *holds)


def _sql(statement: Select[Any]) -> str:
    return str(statement.compile(dialect=asyncpg_dialect()))

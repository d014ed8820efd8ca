"""`whoCanSee`: every post that reads a field of a record now, and why; one statement.

A person whom the asker does not see is not told by being a reader: for the asker, a row about that person is about nobody.
"""

from typing import Annotated, Any

import asyncpg
import strawberry
from sqlalchemy import ColumnElement, FromClause, Select, false, func, select, true
from sqlalchemy.dialects.postgresql import array

from backend.access.questions import asks_about_all
from backend.access.turned import POST_ROLES, readable, relations
from backend.access.vocabulary import ROLES
from backend.graph.entity import Viewer
from backend.graph.errors import bad_input
from backend.graph.ids import encode_id
from backend.graph.sql import text_literal
from backend.identity import models
from backend.identity.audit.answers import FieldViewer, FieldViewers, PolicyLine, held_words
from backend.identity.audit.question import FieldName, Info, Question, RecordId, Sources, forbidden, held, posts
from backend.identity.viewer import standing_posts

MOST = 1000
Most = Annotated[int, strawberry.argument(description=f"至多列出几个任职, 1 至 {MOST}.")]


async def who_can_see(info: Info, id: RecordId, field: FieldName, first: Most = 200) -> FieldViewers:
    """Raises NOT_FOUND, FORBIDDEN (not the asker's remit) and BAD_INPUT at `field` or `first`."""
    if not 1 <= first <= MOST:
        message = (f"first 应在 1 到 {MOST} 之间", f"first must be between 1 and {MOST}")
        raise bad_input(*message, path=[*info.path.as_list(), "first"])
    question = Question.of(info, id, field)
    names, rows = await question.rows(_statement, first=first)
    if not rows[0]["may"]:
        raise forbidden("你不能查问这条记录谁能看到", "you may not ask who can see this record")
    viewers = [_viewer(question, row, names) for row in rows if row["post_id"] is not None]
    return FieldViewers(
        record=id,
        type=question.entity.name,
        field=field,
        group=question.group,
        class_=rows[0]["class"],
        policy_version=strawberry.ID(encode_id("PolicyVersion", info.context.profile.policy_version)),
        total=rows[0]["total"] or 0,
        viewers=viewers,
    )


def _statement(sources: Sources) -> tuple[tuple[str, ...], Select[Any]]:
    """A row per reader, or one row without a reader."""
    standing = standing_posts().subquery("standing")
    known, viewer = _known(sources, standing)
    post, account = models.Post.__table__.alias("p"), models.Account.__table__.alias("a")
    holds = relations(sources.decided, viewer)
    reader = (
        select(
            *(standing.c[name] for name in ("account_id", "post_id", "role", "organisation_name")),
            account.c.username,
            account.c.display_name,
            post.c.title,
            post.c.stands_in_for_id,
            *(condition.label(f"r_{name}") for name, condition in holds.items()),
            func.count().over().label("total"),
        )
        .select_from(known.join(post, post.c.id == standing.c.post_id).join(account, account.c.id == standing.c.account_id))
        .where(sources.may, readable(sources.chained, sources.guard.decisions, viewer))
        .order_by(_rank(standing.c.role), standing.c.organisation_name, account.c.username, standing.c.post_id)
        .limit(sources.bind("first"))
        .correlate(*(link.row for link in sources.chained))
        .lateral("reader")
    )
    columns = [*sources.facts, func.coalesce(sources.may, false()).label("may"), *reader.c]
    return tuple(holds), select(*columns).select_from(sources.source.outerjoin(reader, true()))


def _known(sources: Sources, standing: FromClause) -> tuple[FromClause, Viewer]:
    """The posts as viewers, each with its person only where the asker may ask about all rows, or sees that person."""
    if asks_about_all(sources.guard.decisions, sources.scope.profile.role, sources.decided.object):
        return standing, posts(standing)
    person = sources.scope.visible("Staff").relation.alias("person")
    joined = standing.outerjoin(person, person.c.id == standing.c.staff_id)
    return joined, Viewer(lambda name: person.c.id if name == "staff_id" else standing.c[name])


def _rank(role: ColumnElement[str]) -> ColumnElement[int]:
    """Roles sort as matrices print them."""
    return func.array_position(array([text_literal(name) for name in POST_ROLES]), role)


def _viewer(question: Question, row: asyncpg.Record, names: tuple[str, ...]) -> FieldViewer:
    relations = held(row, names)
    rules = question.guard.policy.because(row["role"], relations, row["class"] or "-", question.decided.object, "read")
    lines = [PolicyLine.of(rule, question.asking.request.language) for rule in rules]
    return FieldViewer(
        account=strawberry.ID(encode_id("Account", row["account_id"])),
        username=row["username"],
        display_name=row["display_name"],
        post=strawberry.ID(encode_id("Post", row["post_id"])),
        post_title=row["title"],
        stands_in=row["stands_in_for_id"] is not None,
        role=row["role"],
        role_label=ROLES[row["role"]].label,
        organisation=row["organisation_name"],
        relations=held_words(relations),
        line=lines[0].line,
        reason=lines[0].reason,
        rules=lines,
    )

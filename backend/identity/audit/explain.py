"""`explain`: why one post sees or does not see one field of one record; one statement."""

from typing import Annotated, Any

import asyncpg
import strawberry
from sqlalchemy import Select, false, func, select

from backend.access.chinese import supposed
from backend.access.nearest import Step, nearest
from backend.access.turned import Link, readable, relations
from backend.access.vocabulary import ROLES
from backend.graph.errors import Code, CodedError
from backend.graph.ids import NO_KEY, encode_id, key_of
from backend.identity import models
from backend.identity.audit.answers import Explanation, NearestBucket, PolicyLine, held_words
from backend.identity.audit.question import FieldName, Info, Question, RecordId, Sources, forbidden, held, posts
from backend.identity.viewer import standing_posts


async def explain(
    info: Info,
    id: RecordId,
    field: FieldName,
    post: Annotated[strawberry.ID | None, strawberry.argument(description="任职的全局标识; 默认自己现在的任职.")] = None,
) -> Explanation:
    """Raises NOT_FOUND (record or post), FORBIDDEN (another's post) and BAD_INPUT at `field`."""
    question = Question.of(info, id, field)
    names, (row,) = await question.rows(_statement, post=None if post is None else key_of(post, "Post") or NO_KEY)
    if not (row["own"] or _others(question)):
        raise forbidden(
            "只能解释自己的任职；审计管理员可解释任何任职", "you may explain your own post only; the audit administrator any"
        )
    if row["post_id"] is None:
        raise CodedError(Code.NOT_FOUND, "没有这个任职，或它现在无效", "no such post, or it is not in force now")
    return _answer(question, row, held(row, names), id, field)


def _others(question: Question) -> bool:
    """Whether the asker may know how others stand to any row: it may ask about all rows, and it reads all posts."""
    posts_read = question.guard.decisions.table(question.asking.profile.role, "Post.basic")
    return question.about_all and all(posts_read.values)


def _statement(sources: Sources) -> tuple[tuple[str, ...], Select[Any]]:
    """One row; its `post_id` is NULL when there is no such post."""
    own = sources.scope.viewer_relation.c.post_id
    wanted = func.coalesce(sources.bind("post"), own)
    target = standing_posts().subquery("standing")
    titles = models.Post.__table__.alias("p")
    viewer = posts(target)
    source = sources.source.outerjoin(target, target.c.post_id == wanted).outerjoin(titles, titles.c.id == target.c.post_id)
    holds = relations(sources.decided, viewer)
    first, *rest = sources.chained
    existing = [Link(first.entity, first.row, ("basic",)), *rest]
    decisions = sources.guard.decisions
    columns = [
        *sources.facts,
        (own == wanted).label("own"),
        target.c.post_id,
        target.c.role,
        target.c.organisation_name,
        titles.c.title,
        func.coalesce(readable(existing, decisions, viewer), false()).label("exists"),
        func.coalesce(readable(sources.chained, decisions, viewer), false()).label("readable"),
        *(condition.label(f"r_{name}") for name, condition in holds.items()),
    ]
    return tuple(holds), select(*columns).select_from(source)


def _answer(question: Question, row: asyncpg.Record, relations: tuple[str, ...], id: strawberry.ID, field: str) -> Explanation:
    role, cls, language = row["role"], row["class"] or "-", question.asking.request.language
    rules = question.guard.policy.because(role, relations, cls, question.decided.object, "read")
    denied = next((PolicyLine.of(rule, language) for rule in rules if rule.effect == "deny"), None)
    return Explanation(
        record=id,
        type=question.entity.name,
        field=field,
        group=question.group,
        class_=row["class"],
        post=strawberry.ID(encode_id("Post", row["post_id"])),
        post_title=row["title"],
        role=role,
        role_label=ROLES[role].label,
        organisation=row["organisation_name"],
        policy_version=strawberry.ID(encode_id("PolicyVersion", question.asking.profile.policy_version)),
        exists=row["exists"],
        readable=row["readable"],
        mask_reason=None if row["readable"] else question.entity.groups[question.group].reason,
        relations=held_words(relations),
        rules=[PolicyLine.of(rule, language) for rule in rules],
        denied_by=denied,
        nearest=[] if row["readable"] else _nearest(question, role, relations, cls),
    )


def _nearest(question: Question, role: str, relations: tuple[str, ...], cls: str) -> list[NearestBucket]:
    link = question.decided
    tables = [question.guard.decisions.table(role, f"{link.entity.object}.{group}") for group in link.groups]
    return [_bucket(step) for step in nearest(tables, relations, cls)]


def _bucket(step: Step) -> NearestBucket:
    words = supposed(step.gained, step.lost, step.cls)
    return NearestBucket(words=words, gained=list(step.gained), lost=list(step.lost), class_=step.cls)

"""Alternative (b): what a specialist writes by hand when speed is all: one SQL statement that returns the response, sent as it is.

Nobody is asked who they are and nothing is masked. The connections are the product's own kind.
"""

from __future__ import annotations

import base64
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import orjson
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from backend.graph.ids import decode_id
from backend.kit.database import Database

_PERSON = """
SELECT json_build_object('data', json_build_object('node', (SELECT r FROM (
    SELECT s.name, s.name_pinyin AS "namePinyin", s.name_initials AS "nameInitials", s.gender, s.title, s.position, s.stationed,
        s.management_class AS "managementClass", s.duty_phone AS "dutyPhone", s.establishment, s.rank, s.entered_on AS "enteredOn",
        (SELECT x FROM (SELECT a.name) x) AS agency
    FROM staff s JOIN agency a ON a.id = s.agency_id WHERE s.id = $1
) r)))::text"""

_HUNDRED = """
SELECT json_build_object('data', json_build_object('personnel', json_build_object('nodes', json_agg(r))))::text FROM (
    SELECT encode(convert_to('Staff:' || s.id, 'UTF8'), 'base64') AS id, s.name, s.title, s.position,
        s.management_class AS "managementClass",
        (SELECT x FROM (SELECT a.name, a.management_class AS "managementClass",
            (SELECT y FROM (SELECT t.name) y) AS township, (SELECT y FROM (SELECT d.name) y) AS department) x) AS agency
    FROM staff s JOIN agency a ON a.id = s.agency_id JOIN township t ON t.id = a.township_id
        JOIN department d ON d.id = a.department_id
    WHERE s.stationed ORDER BY s.id LIMIT $1
) r"""

_ROSTER = """
SELECT json_build_object('data', json_build_object('personnel', json_build_object('nodes', json_agg(r))))::text FROM (
    SELECT encode(convert_to('Staff:' || s.id, 'UTF8'), 'base64') AS id, s.name, s.name_pinyin AS "namePinyin",
        s.name_initials AS "nameInitials", s.gender, s.title, s.position, s.stationed, s.management_class AS "managementClass",
        s.duty_phone AS "dutyPhone", s.establishment, s.rank, s.entered_on AS "enteredOn",
        (SELECT x FROM (SELECT a.name, (SELECT y FROM (SELECT t.name) y) AS township,
            (SELECT y FROM (SELECT d.name) y) AS department) x) AS agency,
        (SELECT x FROM (SELECT coalesce((SELECT json_agg(y) FROM (
            SELECT e.year, e.grade, e.composite_score::text AS "compositeScore", e.township_score::text AS "townshipScore"
            FROM assessment e WHERE e.staff_id = s.id AND e.published_at IS NOT NULL ORDER BY e.year DESC LIMIT 1
        ) y), '[]') AS nodes) x) AS assessments
    FROM staff s JOIN agency a ON a.id = s.agency_id JOIN township t ON t.id = a.township_id
        JOIN department d ON d.id = a.department_id
    WHERE s.stationed ORDER BY s.id LIMIT $1
) r"""

_EVENTS = """
SELECT json_build_object('data', json_build_object('events', json_build_object(
    'nodes', coalesce(json_agg(r.node) FILTER (WHERE r.number <= $1), '[]'),
    'pageInfo', json_build_object('hasNextPage', count(*) > $1, 'endCursor', max(r.cursor) FILTER (WHERE r.number = least($1, r.last)))
)))::text FROM (
    SELECT p.number, count(*) OVER () AS last, translate(encode(convert_to(
            json_build_array(p.reported_at, p.id)::text, 'UTF8'), 'base64'), E'\\n', '') AS cursor,
        (SELECT x FROM (SELECT encode(convert_to('Event:' || p.id, 'UTF8'), 'base64') AS id, p.no AS number, p.title, p.place,
            p.level, p.status, p.category, p.reported_at AS "reportedAt", p.due_at AS "dueAt", p.closed_at AS "closedAt",
            coalesce(coalesce(p.closed_at, district_now()) > p.due_at, false) AS overdue,
            (SELECT y FROM (SELECT t.name) y) AS township, CASE WHEN a.id IS NOT NULL THEN (SELECT y FROM (SELECT a.name) y) END AS agency
        ) x) AS node
    FROM (
        SELECT e.id, e.number AS no, title, place, level, status, category, reported_at, due_at, closed_at, township_id, agency_id,
            row_number() OVER (ORDER BY reported_at DESC, id DESC) AS number
        FROM event e WHERE (reported_at, id) < ($2, $3) AND level = $4 AND category = $5
        ORDER BY reported_at DESC, id DESC LIMIT $1 + 1
    ) p JOIN township t ON t.id = p.township_id LEFT JOIN agency a ON a.id = p.agency_id ORDER BY p.number
) r"""

_OVERVIEW = """
WITH clock AS (SELECT first, first AT TIME ZONE 'Asia/Shanghai' AS since, (first + interval '1 month') AT TIME ZONE 'Asia/Shanghai' AS until
    FROM (SELECT date_trunc('month', district_now() AT TIME ZONE 'Asia/Shanghai') - interval '1 month' AS first) c),
today AS (SELECT (district_now() AT TIME ZONE 'Asia/Shanghai')::date AS day),
sizes AS (SELECT l.kind, l.category, count(*) AS size FROM today, item_list l JOIN item_list_version v ON v.list_id = l.id
    JOIN item_list_entry e ON e.version_id = v.id WHERE v.period @> day GROUP BY l.kind, l.category),
former AS (SELECT v.id FROM today, item_list l JOIN item_list_version v ON v.list_id = l.id
    WHERE l.kind = 'DELEGATED' AND l.category = 'CENTRAL' AND upper(v.period) <= day ORDER BY v.number DESC LIMIT 1),
standing AS (SELECT count(*) AS total, count(*) FILTER (WHERE management_class = 'A') AS a,
    count(*) FILTER (WHERE management_class = 'B') AS b, count(DISTINCT department_id) AS departments
    FROM agency, today WHERE established_on <= day AND (closed_on IS NULL OR closed_on > day)),
happened AS (SELECT e.level, count(*) AS count,
    count(*) FILTER (WHERE NOT coalesce(coalesce(e.closed_at, district_now()) > e.due_at, false)) AS on_time
    FROM event e, clock WHERE e.reported_at >= since AND e.reported_at < until GROUP BY e.level)
SELECT json_build_object('data', json_build_object('overview', (SELECT r FROM (SELECT
    (SELECT first::date FROM clock) AS month,
    (SELECT departments FROM standing) AS departments,
    (SELECT count(*) FROM joint_operation, clock
        WHERE held_on >= first::date AND held_on < first::date + interval '1 month') AS "jointOperations",
    (SELECT x FROM (SELECT total, a, b FROM standing) x) AS agencies,
    (SELECT x FROM (SELECT count(*) AS total, count(*) FILTER (WHERE management_class = 'A') AS a,
        count(*) FILTER (WHERE management_class = 'B') AS b FROM staff WHERE stationed) x) AS staff,
    (SELECT x FROM (SELECT (SELECT count(*) FROM item_list_entry e JOIN former f ON f.id = e.version_id) AS formerly,
        coalesce(sum(size) FILTER (WHERE kind = 'DELEGATED' AND category = 'CENTRAL'), 0) AS central,
        coalesce(sum(size) FILTER (WHERE kind = 'DELEGATED' AND category = 'DEVELOPMENT'), 0) AS development,
        coalesce(sum(size) FILTER (WHERE kind = 'DELEGATED' AND category = 'ECOLOGICAL'), 0) AS ecological,
        coalesce(sum(size) FILTER (WHERE kind = 'STATION'), 0) AS station FROM sizes) x) AS delegated,
    (SELECT x FROM (SELECT coalesce(sum(size) FILTER (WHERE kind = 'WINDOW' AND category = 'CENTRAL'), 0) AS central,
        coalesce(sum(size) FILTER (WHERE kind = 'WINDOW' AND category = 'DEVELOPMENT'), 0) AS development,
        coalesce(sum(size) FILTER (WHERE kind = 'WINDOW' AND category = 'ECOLOGICAL'), 0) AS ecological,
        coalesce(sum(size) FILTER (WHERE kind = 'VILLAGE'), 0) AS village FROM sizes) x) AS "windowLists",
    (SELECT x FROM (SELECT count(*) AS items, count(*) FILTER (WHERE onsite_visits <= 1) AS "atMostOne",
        count(*) FILTER (WHERE onsite_visits = 0) AS zero
        FROM today, item_list l JOIN item_list_version v ON v.list_id = l.id JOIN item_list_entry e ON e.version_id = v.id
            JOIN approval_item i ON i.id = e.item_id
        WHERE l.kind = 'WINDOW' AND l.category = 'CENTRAL' AND v.period @> day) x) AS visits,
    (SELECT x FROM (SELECT sum(count)::int AS total,
        round(sum(count) FILTER (WHERE level <= 3) / sum(count), 4)::text AS "upToLevel3Share",
        round(sum(on_time) / sum(count), 4)::text AS "onTimeShare",
        json_agg(json_build_object('level', level, 'count', count) ORDER BY level) AS "byLevel" FROM happened) x) AS events,
    (SELECT x FROM (SELECT count(*) AS concluded, count(*) FILTER (WHERE succeeded) AS succeeded,
        round((count(*) FILTER (WHERE succeeded))::numeric / count(*), 4)::text AS "successRate"
        FROM mediation, clock WHERE concluded_at >= since AND concluded_at < until) x) AS mediation
) r)))::text"""


def _after(variables: dict[str, Any]) -> list[Any]:
    instant, key = orjson.loads(base64.b64decode(variables["after"]))
    return [variables["first"], datetime.fromisoformat(instant), key, variables["level"], variables["category"]]


_STATEMENTS: dict[str, tuple[str, Callable[[dict[str, Any]], list[Any]]]] = {
    "Person": (_PERSON, lambda variables: [decode_id(variables["id"])[1]]),
    "Hundred": (_HUNDRED, lambda variables: [variables["first"]]),
    "Roster": (_ROSTER, lambda variables: [variables["first"]]),
    "Events": (_EVENTS, _after),
    "Overview": (_OVERVIEW, lambda _: []),
}


def application(url: str) -> Starlette:
    """Answers `POST /graphql` by the operation's name alone."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with await Database.open(url) as database:
            app.state.reads = database.reads
            yield

    async def answer(request: Request) -> Response:
        body = orjson.loads(await request.body())
        statement, arguments = _STATEMENTS[body["operationName"]]
        text = await request.app.state.reads.fetchval(statement, *arguments(body["variables"]))
        return Response(text, media_type="application/json")

    return Starlette(routes=[Route("/graphql", answer, methods=["POST"])], lifespan=lifespan)

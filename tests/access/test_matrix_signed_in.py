"""The matrix of the design, cell by cell: a demo account signs in with its password and asks for a row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from backend.graph.ids import encode_id
from backend.graph.request import Credentials
from backend.identity.acts import Caller, sign_in
from backend.identity.credentials import secret_hash
from backend.identity.passwords import Passwords
from backend.kit.database import Database
from backend.schema import ENTITIES, registry
from tests.access.test_matrix import DESIGN
from tests.asking import Desk, ask

TITLES, _, *_LINES = [[cell.strip(" *") for cell in line.strip("|").split("|")] for line in DESIGN.splitlines()]
EXPECTED = {(line[0], title): cell for line in _LINES for title, cell in zip(TITLES[1:], line[1:], strict=True)}
"""(group, column) -> R, P or -."""

HERE = "p.organisation_id"
OTHERS = "s.id <> coalesce(a.staff_id, 0)"


@dataclass(frozen=True)
class Seat:
    """One way to sit in a column: an account, and which person of the roster it looks at (SQL over staff s, account a, post p)."""

    column: str
    username: str
    where: str

    def __str__(self) -> str:
        letters = "".join(letter for letter in "AB" if f"'{letter}'" in self.where)
        return f"{self.column}: {self.username} {letters}"


def _class(letter: str) -> str:
    return f"s.management_class = '{letter}'"


SEATS = (
    *(
        Seat(f"host {letter}", name, f"s.township_id = {HERE} AND {_class(letter)} AND {OTHERS}")
        for name in ("fenghui-leader", "fenghui-deputy", "fenghui-personnel")
        for letter in "AB"
    ),
    Seat("host B", "baiguan-personnel", f"s.township_id = {HERE} AND {_class('B')} AND {OTHERS}"),
    *(
        Seat("parent A", name, f"s.department_id = {HERE} AND {_class('A')} AND {OTHERS}")
        for name in ("justice-personnel", "enforcement-personnel")
    ),
    *(
        Seat("parent B", name, f"s.department_id = {HERE} AND {_class('B')} AND {OTHERS}")
        for name in ("market-leader", "market-personnel", "enforcement-personnel")
    ),
    *(
        Seat("agency head", name, f"s.agency_id = {HERE} AND {OTHERS}")
        for name in ("fenghui-market-head", "fenghui-justice-head")
    ),
    Seat("colleague", "fenghui-market-member", f"s.agency_id = {HERE} AND {OTHERS}"),
    *(Seat("self", name, "s.id = a.staff_id") for name in ("fenghui-market-member", "fenghui-window")),
    *(
        Seat(column, name, f"{_class(letter)} AND {OTHERS}")
        for column, name in (
            ("district leader", "district-leader"),
            ("district org", "district-org"),
            ("audit", "district-audit"),
        )
        for letter in "AB"
    ),
    Seat("conduct office", "district-conduct", f"{_class('B')} AND {OTHERS}"),
    *(
        Seat("other township, other department", name, f"s.{owner} <> {HERE} AND {_class(letter)} AND {OTHERS}")
        for name, owner in (
            ("baiguan-personnel", "township_id"),
            ("fenghui-leader", "township_id"),
            ("fenghui-command", "township_id"),
            ("fenghui-seal", "township_id"),
            ("justice-personnel", "department_id"),
            ("market-leader", "department_id"),
            ("fenghui-market-head", "agency_id"),
        )
        for letter in "AB"
    ),
    *(
        Seat("three officers", name, _class(letter))
        for name in ("system-admin", "security-admin", "audit-admin")
        for letter in "AB"
    ),
)

PERSON = """
SELECT s.id FROM staff s, account a JOIN post p ON p.account_id = a.id
WHERE a.username = $1 AND s.mobile IS NOT NULL AND s.stationed AND {where}
  AND EXISTS (SELECT FROM assessment x WHERE x.staff_id = s.id AND x.published_at IS NOT NULL AND x.grade IS NOT NULL)
  AND EXISTS (SELECT FROM assessment x WHERE x.staff_id = s.id AND x.published_at IS NULL)
ORDER BY s.id LIMIT 1
"""


def fields_of(obj: str) -> tuple[str, list[str]]:
    """(type, GraphQL names of the plain fields) of a `Type.group`."""
    name, _, group = obj.partition(".")
    entity = ENTITIES[name]
    plain = [field for field in entity.groups[group].fields if field not in entity.edges]
    return name, [registry().field_name(name, field) for field in plain]


def maskable(obj: str) -> set[str]:
    """GraphQL names of everything of a `Type.group` that `masked` names, edges included."""
    name, _, group = obj.partition(".")
    shown = registry().exposed(name)
    return {registry().field_name(name, field) for field in ENTITIES[name].groups[group].fields if field in shown}


def document(type_name: str) -> str:
    names = [name for obj, _ in EXPECTED if obj.startswith(f"{type_name}.") for name in fields_of(obj)[1]]
    selected = " ".join(dict.fromkeys(names))
    return f"query Cell($id: ID!) {{ node(id: $id) {{ ... on {type_name} {{ {selected} masked {{ field reason }} }} }} }}"


DOCUMENTS = {name: document(name) for name in ("Staff", "Assessment")}


@pytest.fixture(scope="module")
async def desk(demo: Database) -> Desk:
    return await Desk.open(demo)


@pytest.fixture(scope="module")
def passwords() -> Passwords:
    return Passwords()


async def signed_in(desk: Desk, passwords: Passwords, username: str) -> Credentials:
    secret = await sign_in(desk.database.engine, passwords, username, "daodi-2017", Caller("192.0.2.1", "tests"))
    assert secret is not None, f"{username} cannot sign in"
    return Credentials("session", secret_hash(secret))


def reads(node: dict[str, Any] | None, raw: Any, obj: str) -> bool:
    """Whether the group is read: every field has the value of the row and none is in `masked`; else all are null and masked."""
    _, names = fields_of(obj)
    if node is None:
        return False
    masked = {entry["field"] for entry in node["masked"]} & maskable(obj)
    if not masked:
        columns = {registry().field_name(obj.partition(".")[0], key): value for key, value in raw.items()}
        stored = [name for name in names if name in columns]
        assert [node[name] is None for name in stored] == [columns[name] is None for name in stored], obj
        return True
    assert masked == maskable(obj), f"{obj} is masked in part"
    assert [node[name] for name in names] == [None] * len(names), f"{obj} is in `masked`, yet shows a value"
    return False


@pytest.mark.parametrize("seat", SEATS, ids=str)
async def test_every_cell_of_the_matrix_is_what_the_account_sees(seat: Seat, desk: Desk, passwords: Passwords) -> None:
    credentials = await signed_in(desk, passwords, seat.username)
    key = await desk.database.reads.fetchval(PERSON.format(where=seat.where), seat.username)
    assert key is not None, "the demo has nobody for this seat"
    raw = {"Staff": await desk.database.reads.fetch("SELECT * FROM staff WHERE id = $1", key)}
    ordered = "SELECT * FROM assessment WHERE staff_id = $1 ORDER BY published_at IS NULL, year DESC"
    rows = await desk.database.reads.fetch(ordered, key)
    raw["Assessment"] = [rows[0], rows[-1]]
    assert rows[0]["published_at"]
    assert not rows[-1]["published_at"]
    seen = {}
    for name, document in DOCUMENTS.items():
        variables = [{"id": encode_id(name, row["id"])} for row in raw[name]]
        seen[name] = [(await ask(desk.service, credentials, document, one))["node"] for one in variables]
    for (obj, column), letter in EXPECTED.items():
        if column == seat.column:
            name = obj.partition(".")[0]
            found = [reads(node, dict(row), obj) for node, row in zip(seen[name], raw[name], strict=True)]
            assert found == {"R": [True, True], "P": [True, False], "-": [False, False]}[letter][: len(found)], obj


def test_the_seats_fill_every_column() -> None:
    assert {seat.column for seat in SEATS} == set(TITLES[1:])
    assert len(TITLES) == 14
    assert len(_LINES) == 15


@pytest.mark.parametrize(
    ("username", "owner", "count"), [("market-personnel", "department_id", 84), ("fenghui-personnel", "township_id", 68)]
)
async def test_the_roster_is_exactly_the_viewers_own_people(username: str, owner: str, count: int, desk: Desk) -> None:
    own = await desk.database.reads.fetch(
        f"SELECT s.id FROM staff s, account a JOIN post p ON p.account_id = a.id WHERE a.username = $1"
        f" AND s.stationed AND s.{owner} = p.organisation_id",
        username,
    )
    found = await desk.ask(username, "{ personnel(first: 1000) { totalCount nodes { id } } personnelGroups { count } }")
    assert found["personnel"]["totalCount"] == len(found["personnel"]["nodes"]) == count
    assert {node["id"] for node in found["personnel"]["nodes"]} == {encode_id("Staff", row["id"]) for row in own}
    assert found["personnelGroups"] == [{"count": count}]


@pytest.mark.parametrize("username", ["fenghui-command", "fenghui-seal", "fenghui-window"])
async def test_every_member_of_the_host_township_reads_names_and_nothing_private(username: str, desk: Desk) -> None:
    query = "{ personnel(first: 1000, where: {not: {id: {eq: $me}}}) { nodes { name mobile idNumber rank } } }"
    me = await desk.ask(username, "{ viewer { account { staff { id } } } }")
    own = me["viewer"]["account"]["staff"]["id"]
    rows = (await desk.ask(username, f"query($me: ID!) {query}", {"me": own}))["personnel"]["nodes"]
    assert len(rows) == (67 if username == "fenghui-window" else 68)
    assert all(row["name"] and (row["mobile"], row["idNumber"], row["rank"]) == (None, None, None) for row in rows)


async def test_the_reasons_say_whose_share_it_is(desk: Desk) -> None:
    query = "{ personnel(first: 1) { nodes { masked { field reason } assessments(where: {year: {eq: 2017}}) { nodes { masked { field reason } } } } } }"
    (person,) = (await desk.ask("market-personnel", query))["personnel"]["nodes"]
    assert {(entry["field"], entry["reason"]) for entry in person["masked"]} == {
        ("idNumber", "PERSONAL"),
        ("birthDate", "PERSONAL"),
        ("needs", "OUT_OF_REMIT"),
    }
    (assessment,) = person["assessments"]["nodes"]
    assert {entry["field"]: entry["reason"] for entry in assessment["masked"]} == {
        "townshipScore": "TOWNSHIP_SHARE",
        "conductScore": "CONDUCT_SHARE",
        "compositeScore": "TOWNSHIP_SHARE",
        "grade": "NOT_PUBLISHED",
        "exclusion": "PERSONAL",
        "exclusionNote": "PERSONAL",
        "hostShares": "TOWNSHIP_SHARE",
        "townshipVersion": "TOWNSHIP_SHARE",
        "conductVersion": "CONDUCT_SHARE",
        "standingVersion": "PERSONAL",
        "bonusTownship": "TOWNSHIP_SHARE",
        "bonusTotal": "TOWNSHIP_SHARE",
    }

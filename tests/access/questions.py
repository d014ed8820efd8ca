"""Questions about every field that somebody may not see, by every channel that GraphQL gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, cycle

from backend.graph.compiler import MOST_NODES
from backend.graph.ids import encode_id
from backend.schema import ENTITIES, ROOTS, registry
from tests.access.kept import ELSEWHERE, TOLD
from tests.judge import TABLE, fields

PAGE = "totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage endCursor startCursor }"
AT_ONCE = 50
"""Root fields of one operation."""

Keys = Mapping[str, Sequence[int]]
"""Type -> keys of the rows that are asked for by their ids."""

SPECIAL = (
    '{ personnel(stationed: null, where: {or: [{mobile: {contains: "1"}}, {address: {eq: "另外"}}, {idNumber: {startsWith: "0"}}]}) { totalCount } }',
    '{ agencies(where: {personnel: {mobile: {eq: "13800000001"}}}) { nodes { id } } a: agencies(where: {personnel: {mobile: {isNull: false}}}) { totalCount } }',
    '{ agencies(where: {assessments: {townshipScore: {gt: "10"}}}) { nodes { id } } personnel(where: {assessments: {bonusTotal: {gte: 0}}}) { nodes { id } } }',
    "{ townships { nodes { id agencies { totalCount nodes { id staffCount personnel { totalCount } events { totalCount } assessments { totalCount } } } } } }",
    '{ events(where: {description: {contains: "另"}}) { totalCount } e: events(where: {steps: {note: {isNull: false}}}) { totalCount nodes { id } } }',
    '{ events { nodes { steps { totalCount nodes { note actorName event { id } } } } } r: events(where: {reporterName: {ne: "x"}}) { totalCount } }',
    "{ events { nodes { levelTimes { level enteredAt leftAt dueAt late } } } l: events(where: {levelTimes: {level: {eq: 3}}}) { totalCount } }",
    "{ eventsGroups(by: [REPORTED_ON, OVERDUE]) { count key { reportedOn overdue } } whatCanSee { type group sight } }",
    "{ townships { nodes { personnel { totalCount nodes { id } } } } departments { nodes { personnel { totalCount } } } }",
    "{ villages { nodes { events { totalCount } grids { nodes { events { totalCount } } } } } agencies { nodes { classRule { id } } } }",
    '{ overview(month: "2017-07-01") { moved { year paid { people township department total } expected { people total rising } } } }',
    "{ assessmentsGroups(by: [STAFF]) { count key { staff { id name } } sum { bonusTotal townshipScore } max { compositeScore } min { bonusTownship } avg { departmentScore } } }",
    "{ assessmentsGroups(by: [AGENCY, YEAR]) { count key { agency { id } year } } personnelGroups(stationed: null, by: [AGENCY]) { count key { agency { id } } } }",
    "{ eventsGroups(by: [AGENCY]) { count key { agency { id } } } g: eventsGroups(by: [VILLAGE]) { count key { village { id } } } }",
    "{ mediationsGroups(by: [SUCCEEDED]) { count sum { amount peopleInvolved } avg { amount } } j: jointOperationsGroups(by: [THEME]) { count max { problemsFound } } }",
    '{ seals(where: {custodian: {name: {ne: ""}}}) { totalCount } serviceWindows(where: {or: [{primary: {}}, {backup: {}}]}) { totalCount nodes { id } } }',
    '{ mediations(where: {or: [{mediator: {}}, {event: {}}, {bodies: {}}]}) { totalCount } meetings(where: {minutes: {contains: "另"}}) { totalCount } }',
    "{ overview { jointOperations agencies { total a b } staff { total a b } events { total onTimeShare byLevel { level count } } mediation { concluded succeeded } } }",
    "{ posts { totalCount nodes { id account { id staff { id name mobile } } organisation { id name } } } viewer { account { staff { id mobile } } organisation { id } } }",
    '{ personnel(stationed: null, after: "bad") { nodes { id } } }',
    '{ personnel(stationed: null, orderBy: [{field: MOBILE}], after: "WyIxMzgwMDAwMDAwMSIsMTAxXQ==") { nodes { id } } }',
    "{ personnel(stationed: null, first: 5000) { nodes { id } } }",
    "{ agencies(asOf: \"2016-01-01\") { totalCount nodes { id staffCount personnel { totalCount nodes { id mobile } } } } }",
)  # fmt: skip
"""What the questions that follow from the types do not reach: several types at once, mistakes, other days."""


def documents(keys: Keys) -> Iterator[str]:
    """All questions; those that follow from the types first."""
    for field, name in families().items():
        yield from _about(field, name)
    for family, name in families("Groups").items():
        yield from _grouped(family, name)
    yield from SPECIAL
    yield from _by_id(keys)


def families(ending: str = "") -> dict[str, str]:
    """Root field -> type, of the lists or of the groups."""
    found = {name: root.entity for name, root in ROOTS.items() if root.entity in TABLE.keys() - ELSEWHERE.keys()}
    return {name: entity for name, entity in found.items() if name.endswith("Groups") == bool(ending)}


def _about(field: str, name: str) -> Iterator[str]:
    """The values of a list; its order by each of them, from one end or the other; what is empty."""
    wide = "stationed: null, " if name == "Staff" else ""
    shown = _names(name)
    yield f"{{ {field}({wide}first: 200) {{ {PAGE} nodes {{ {_values(name)} }} }} }}"
    ends = zip(shown, cycle((("first", "ASC"), ("last", "DESC"), ("first", "DESC"), ("last", "ASC"))))
    yield from _together(
        f"{a}: {field}({wide}{end}: 4, orderBy: [{{field: {a.upper()}, direction: {way}}}]) {{ {PAGE} }}"
        for a, (end, way) in ends
    )
    empty = "where: {%s: {isNull: true}}"
    yield from _together(f"{a}: {field}({wide}{empty % g}) {{ totalCount nodes {{ id }} }}" for a, g in shown.items())


def _grouped(family: str, name: str) -> Iterator[str]:
    wide = "stationed: null, " if name == "Staff" else ""
    yield from _together(f"{a}: {family}({wide}by: [{a.upper()}]) {{ count }}" for a in _names(name))


def _together(roots: Iterator[str]) -> Iterator[str]:
    asked = [*roots]
    for start in range(0, len(asked), AT_ONCE):
        yield "{ " + " ".join(asked[start : start + AT_ONCE]) + " }"


def _names(name: str) -> dict[str, str]:
    """Attribute -> field of what a list is sorted, filtered and grouped by: all that a visible row can hide, and two that it shows."""
    sortable = registry().core.type_map[f"{name}OrderField"].values.keys()  # type: ignore[attr-defined]  # an enum
    asked = sortable - {attribute.upper() for type_name, attribute in TOLD if type_name == name}
    shown, *private = ([one for one in fields(name, group) if one.upper() in asked] for group in ENTITIES[name].groups)
    return {attribute: registry().field_name(name, attribute) for attribute in chain(shown[:2], *private)}


def _values(name: str) -> str:
    """All values of a type, the ids behind its edges, what is masked and what can be done."""
    shown, found = registry().type(name).fields, []
    for field in shown:
        attribute = registry().attribute(name, field)
        if (name, attribute) in TOLD:
            continue
        edge = ENTITIES[name].edges.get(attribute)
        if edge is not None:
            found.append(f"{field} {{ totalCount }}" if "Connection" in str(shown[field].type) else f"{field} {{ id }}")
        else:
            found.append("masked { field reason }" if field == "masked" else field)
    return " ".join(found)


def _by_id(keys: Keys) -> Iterator[str]:
    """Every row by its id, whether or not it exists; the values of types that no root field lists."""
    ids = [encode_id(name, key) for name, known in keys.items() for key in known]
    for start in range(0, len(ids), MOST_NODES):
        listed = ", ".join(f'"{id}"' for id in ids[start : start + MOST_NODES])
        yield f"{{ nodes(ids: [{listed}]) {{ id __typename ... on Staff {{ name mobile }} ... on Seal {{ custodian {{ id }} }} }} }}"
    for name in keys.keys() - set(families().values()):
        for key in keys[name][:2]:
            yield f'{{ node(id: "{encode_id(name, key)}") {{ id __typename ... on {name} {{ {_values(name)} }} }} }}'


def audit_questions(keys: Keys) -> Iterator[str]:
    """Who can see one field of every group of some rows, and why; one at a time, because each refusal is of the whole operation."""
    who = "viewers { username rules { line } }"
    why = "exists readable maskReason class relations { name } rules { line } nearest { words }"
    for name, known in keys.items():
        shown = [[one for one in group.fields if one in registry().exposed(name)] for group in ENTITIES[name].groups.values()]
        fields = [registry().field_name(name, some[0]) for some in shown if some]
        for asked in (f'(id: "{encode_id(name, key)}", field: "{field}")' for key in known for field in fields):
            yield f"{{ whoCanSee{asked} {{ {who} }} }}"
            yield f"{{ explain{asked} {{ {why} }} }}"

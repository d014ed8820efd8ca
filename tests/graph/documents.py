"""Random documents over the real schema: selections, fragments, aliases, directives, filters, orders, pages, groups."""

from __future__ import annotations

from random import Random
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, get_named_type, parse, validate

from backend.graph.ids import encode_id
from backend.identity.policies import own_policy
from backend.schema import ENTITIES, registry, vocabulary
from tests.graph.comparing import cursor, terms_of
from tests.graph.plain import DATED, ROOTS, SUPPORTED, plain_schema
from tests.judge import TABLE, Judge, json_value
from tests.rows import concrete_type
from tests.world import World

GROUPED = ("personnelGroups", "agenciesGroups", "assessmentsGroups", "eventsGroups", "mediationsGroups", "jointOperationsGroups")
DAYS = ("2003-09-01", "2015-01-01", "2017-06-29", "2017-06-30", "2018-01-01")
MONTHS = ("2017-07-31", "2017-06-30", "2017-08-01")
FIGURES = (
    *("month", "departments", "jointOperations", "agencies { total a b }", "staff { total b }", "staff { a }"),
    *("events { total onTimeShare byLevel { level count } }", "events { upToLevel3Share }"),
    *("mediation { concluded succeeded successRate }",),
)
SCALARS = {"String", "Int", "Decimal", "Date", "DateTime", "Boolean", "ID"}
ANY = {
    **{"Int": "1", "Boolean": "true", "String": '"x"', "ID": '"x"', "Decimal": '"1"', "Date": '"2017-01-01"'},
    "DateTime": '"2017-07-01T00:00:00Z"',
}
"""Some literal of a scalar, where no row has a value."""

DEEPEST = 4


class Documents:
    """Draws documents; values of filters and cursors are taken from the world's rows, so that they match something."""

    def __init__(self, world: World, random: Random) -> None:
        self.judge, self.world, self.random, self.aliases = Judge(world, own_policy(vocabulary())), world, random, 0

    def document(self) -> str:
        """A valid document; two types of one selection may want one response key for different types, then it is drawn again."""
        while True:
            drawn = "query Drawn { " + " ".join(self._root() for _ in range(self.random.randint(1, 3))) + " }"
            if not validate(plain_schema(), parse(drawn)):
                return drawn

    def _alias(self) -> str:
        self.aliases += 1
        return f"a{self.aliases}: " if self.random.random() < 0.95 else f"{'k' * 70}{self.aliases}: "

    def _root(self) -> str:
        name = self.random.choice([*ROOTS, *ROOTS, "node", "nodes", "overview", *GROUPED])
        if name == "overview":
            return self._overview()
        if name in ("node", "nodes"):
            return self._nodes(name)
        if name.endswith("Groups"):
            return self._groups(name)
        extra = ["stationed: null"] if name == "personnel" and self.random.random() < 0.6 else []
        extra += self._day() if name in DATED else []
        return f"{self._alias()}{name}{self._arguments(ROOTS[name], extra)} {{ {self._connection(ROOTS[name], 1)} }}"

    def _nodes(self, name: str) -> str:
        ids = [self._id() for _ in range(3)]
        given = [f'id: "{ids[0]}"', *self._day()] if name == "node" else ["ids: [" + ", ".join(f'"{one}"' for one in ids) + "]"]
        parts = " ".join(f"... on {one} {{ {self.selection(one, 2)} }}" for one in ("Staff", "Agency", "Event", "Township"))
        return f"{self._alias()}{name}({', '.join(given)}) {{ __typename id {parts} }}"

    def _day(self) -> list[str]:
        return [f'asOf: "{self.random.choice(DAYS)}"'] if self.random.random() < 0.4 else []

    def _overview(self) -> str:
        chosen = self.random.sample(FIGURES, self.random.randint(1, len(FIGURES)))
        return f'{self._alias()}overview(month: "{self.random.choice(MONTHS)}") {{ {" ".join(chosen)} }}'

    def _id(self) -> str:
        name = self.random.choice(["Staff", "Agency", "Event", "Township", "Assessment"])
        return encode_id(name, self.random.choice([*self.world.rows(TABLE[name]), 7]))

    def _groups(self, name: str) -> str:
        type_name = ROOTS[name.removesuffix("Groups")]
        keys = plain_schema().type_map[f"{type_name}GroupKey"].fields  # type: ignore[attr-defined]  # an object type
        edges = ENTITIES[type_name].edges
        possible = [
            key for key in keys if registry().attribute(type_name, key) not in edges or self._target(type_name, key) in SUPPORTED
        ]
        chosen = self.random.sample(possible, self.random.randint(0, 2))
        shown = [key if registry().attribute(type_name, key) not in edges else f"{key} {{ id }}" for key in chosen]
        by = ", ".join(registry().attribute(type_name, key).upper() for key in chosen)
        where = f"where: {self._where(type_name, 1)}" if self.random.random() < 0.5 else ""
        numbers = plain_schema().type_map.get(f"{type_name}Numbers")
        summed = " ".join(getattr(numbers, "fields", {}))
        sums = " ".join(f"{function} {{ {summed} }}" for function in ("sum", "avg", "max", "min")) if summed else ""
        key_part = f"key {{ {' '.join(shown)} }}" if shown else ""
        return f"{self._alias()}{name}(by: [{by}] {where}) {{ count {key_part} {sums} }}"

    def _target(self, type_name: str, field: str) -> str:
        return ENTITIES[type_name].edges[registry().attribute(type_name, field)].target

    def _connection(self, type_name: str, depth: int) -> str:
        nodes = f"nodes {{ {self.selection(type_name, depth)} }}"
        parts = [
            nodes,
            "totalCount",
            f"edges {{ cursor node {{ {self.selection(type_name, depth + 1)} }} }}",
            "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }",
            "__typename",
        ]
        return " ".join([nodes, *self.random.sample(parts[1:], self.random.choice([0, 0, 1, 2]))])

    def selection(self, type_name: str, depth: int) -> str:
        """Some fields of a type; deeper ones are plain."""
        type_: Any = plain_schema().type_map[type_name]
        plain = [
            name
            for name in type_.fields
            if (
                name != "can"  # what acts ask of a row stands with the acts and their tests
                and get_named_type(type_.fields[name].type).name in SCALARS
            )
            or isinstance(get_named_type(type_.fields[name].type), GraphQLEnumType)
        ]
        edges = [name for name in type_.fields if self._walks(type_name, name)] if depth < DEEPEST else []
        chosen = self.random.sample(plain, min(len(plain), self.random.randint(1, 6)))
        found = [self._field(name) for name in chosen]
        found += [
            self._edge(type_name, name, depth)
            for name in self.random.sample(edges, min(len(edges), self.random.choice([0, 1, 2])))
        ]
        if "masked" in type_.fields and self.random.random() < 0.5:
            found.append("masked { reason field }")
        if self.random.random() < 0.2:
            found = [
                f"... on {type_name} {{ {' '.join(found)} }}",
                "__typename",
                *([found[0]] if self.random.random() < 0.5 else []),
            ]
        return " ".join(found)

    def _field(self, name: str) -> str:
        chance = self.random.random()
        if chance < 0.1:
            return f"{self._alias()}{name}"
        return f"{name} @include(if: {self.random.choice(['true', 'false'])}) __typename" if chance < 0.15 else name

    def _walks(self, type_name: str, name: str) -> bool:
        entity = ENTITIES[type_name]
        edge = entity.edges.get(registry().attribute(type_name, name))
        return edge is not None and edge.target in SUPPORTED and (edge.through is None or edge.through[0] == "served_township")

    def _edge(self, type_name: str, name: str, depth: int) -> str:
        target = self._target(type_name, name)
        field = plain_schema().type_map[type_name].fields[name]  # type: ignore[attr-defined]  # an object type
        if not get_named_type(field.type).name.endswith("Connection"):
            return f"{self._alias()}{name} {{ {self.selection(target, depth + 1)} }}"
        return f"{self._alias()}{name}{self._arguments(target, [])} {{ {self._connection(target, depth + 1)} }}"

    def _arguments(self, type_name: str, extra: list[str]) -> str:
        given, end, order = list(extra), self.random.choice(["first", "last"]), self._order(type_name)
        if self.random.random() < 0.5:
            given.append(f"{end}: {self.random.choice([0, 1, 3, 7])}")
        else:
            end = "first"
        if self.random.random() < 0.5:
            given.append(f"where: {self._where(type_name, 2)}")
        if self.random.random() < 0.5:
            terms = ", ".join(f"{{field: {name.upper()}, direction: {'DESC' if down else 'ASC'}}}" for name, down in order)
            given.append(f"orderBy: [{terms}]")
            given += self._beyond(type_name, order, "after" if end == "first" else "before")
        return f"({', '.join(given)})" if given else ""

    def _order(self, type_name: str) -> list[tuple[str, bool]]:
        """One or two columns, each up or down."""
        members = plain_schema().type_map[f"{type_name}OrderField"].values  # type: ignore[attr-defined]  # an enum
        return [(name.lower(), self.random.random() < 0.5) for name in self.random.sample([*members], self.random.randint(1, 2))]

    def _beyond(self, type_name: str, order: list[tuple[str, bool]], argument: str) -> list[str]:
        """A cursor at the place of some row of the district in the order, whether or not the viewer sees the row."""
        terms = terms_of(order)
        rows = [row for row in self.judge.rows(type_name) if all(name in row for name, _ in terms)]
        drawn = rows and self.random.random() < 0.4
        return [f'{argument}: "{cursor(self.random.choice(rows), terms)}"'] if drawn else []

    def _where(self, type_name: str, depth: int) -> str:
        type_: Any = plain_schema().type_map[f"{type_name}Where"]
        chosen = self.random.sample([*type_.fields], self.random.randint(1, 2))
        return (
            "{" + ", ".join(filter(None, (self._test(type_name, name, type_.fields[name].type, depth) for name in chosen))) + "}"
        )

    def _test(self, type_name: str, name: str, type_: Any, depth: int) -> str:
        if name in ("and", "or", "not"):
            if depth == 0:
                return ""
            inner = [self._where(type_name, depth - 1) for _ in range(self.random.randint(0, 2))]
            return f"{name}: {self._where(type_name, depth - 1)}" if name == "not" else f"{name}: [{', '.join(inner)}]"
        named = get_named_type(type_)
        if named.name.endswith("Where"):
            return (
                f"{name}: {self._where(self._target(type_name, name), depth - 1)}"
                if depth and self._walks(type_name, name)
                else ""
            )
        assert isinstance(named, GraphQLInputObjectType)
        operator = self.random.choice([*named.fields])
        return f"{name}: {{{operator}: {self._operand(type_name, name, operator)}}}"

    def _operand(self, type_name: str, name: str, operator: str) -> str:
        if operator == "isNull":
            return self.random.choice(["true", "false"])
        attribute = registry().attribute(type_name, name)
        values = [self._value(type_name, attribute, row) for row in self.world.tables[TABLE[type_name]]]
        some = ANY.get(self._leaf(type_name, attribute).name)
        known = [value for value in values if value is not None] or [some or self._member(type_name, attribute)]
        if operator == "in":
            return "[" + ", ".join(self.random.sample(known, min(2, len(known)))) + "]"
        return str(self.random.choice(known))

    def _leaf(self, type_name: str, attribute: str) -> Any:
        """The scalar or enum of a field."""
        type_: Any = plain_schema().type_map[type_name]
        return get_named_type(type_.fields[registry().field_name(type_name, attribute)].type)

    def _member(self, type_name: str, attribute: str) -> str:
        return str(next(iter(self._leaf(type_name, attribute).values)))

    def _value(self, type_name: str, attribute: str, row: Any) -> str | None:
        """A value of a row as a literal of the language; the tables of a drawn world have no computed columns."""
        if attribute == "id":
            return f'"{encode_id(concrete_type(type_name, row), row["id"])}"'
        value = json_value(row.get(attribute))
        if value is None:
            return None
        if isinstance(self._leaf(type_name, attribute), GraphQLEnumType):
            return str(value)
        if isinstance(value, bool | int):
            return str(value).lower()
        escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'

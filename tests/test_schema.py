"""The schema as a whole: committed and fresh, sorted, reachable, and every governed type under the policy."""

from __future__ import annotations

from graphql import GraphQLInterfaceType, GraphQLSchema, build_schema, get_named_type, lexicographic_sort_schema, print_schema

from backend.access.decide import Decider
from backend.access.vocabulary import ROLES
from backend.identity.policies import own_policy
from backend.kit.files import REPOSITORY
from backend.schema import ENTITIES, ROOTS, registry, schema, sdl, vocabulary

CORE: GraphQLSchema = schema._schema
OWN = {name: type_ for name, type_ in CORE.type_map.items() if not name.startswith("__")}


def test_the_committed_schema_is_fresh() -> None:
    committed = (REPOSITORY / "frontend" / "schema.graphql").read_text(encoding="utf-8")
    assert committed == sdl(), "run `daodi schema --out frontend/schema.graphql`"


def test_the_printed_schema_is_valid_and_sorted() -> None:
    built = build_schema(sdl())
    assert print_schema(built) == print_schema(lexicographic_sort_schema(built))
    assert set(built.type_map) == set(CORE.type_map)


def test_every_type_can_be_reached_from_a_query() -> None:
    reached: set[str] = set()
    todo = [type_ for type_ in (CORE.query_type, CORE.mutation_type, CORE.subscription_type) if type_ is not None]
    names = [type_.name for type_ in todo]
    while names:
        type_ = OWN.get(name := names.pop())
        if type_ is None or name in reached:
            continue
        reached.add(name)
        fields = getattr(type_, "fields", {}).values()
        names += [get_named_type(field.type).name for field in fields]
        names += [get_named_type(argument.type).name for field in fields for argument in getattr(field, "args", {}).values()]
        names += [interface.name for interface in getattr(type_, "interfaces", ())]
        if isinstance(type_, GraphQLInterfaceType):
            names += [possible.name for possible in CORE.get_possible_types(type_)]
    assert sorted(set(OWN) - reached - {"ID", "Float"}) == []


def test_every_type_with_masks_says_what_is_masked_and_what_may_be_done() -> None:
    for name, entity in ENTITIES.items():
        if not entity.governed or entity.kinds or entity.within or set(entity.groups) == {"basic"}:
            continue
        fields = registry().type(name).fields
        assert str(fields["masked"].type) == "[MaskedField!]!", name
        assert str(fields["can"].type) == "[String!]!", name


def test_every_policy_object_exists_for_somebody() -> None:
    decisions = Decider(own_policy(vocabulary())).decide(vocabulary())
    for name in vocabulary().types:
        assert any(any(decisions.table(role, f"{name}.basic").values) for role in ROLES), f"no role can read {name}.basic"


def test_every_planned_root_field_has_a_root() -> None:
    assert CORE.query_type is not None
    planned = {name for name, field in CORE.query_type.fields.items() if registry().is_planned(field)} - {"node", "nodes"}
    assert planned == set(ROOTS)

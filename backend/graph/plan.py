"""Plans: a compiled statement per (document, operation, profile, shape of the variables), kept in an LRU per worker."""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    get_operation_ast,
    parse,
    validate,
)
from graphql.execution.values import VariableValues, get_variable_values

from backend.graph import limits
from backend.graph.collect import Selections
from backend.graph.compiler import compile_roots
from backend.graph.context import Context
from backend.graph.filters import Filters
from backend.graph.ids import named_types
from backend.graph.registry import Registry
from backend.graph.request import Credentials, GraphQLRequest, Profile
from backend.graph.rows import Root
from backend.graph.scope import Guard, Scope
from backend.graph.variables import shaped, variables_of

T = TypeVar("T")
MOST_DOCUMENTS = 1_000
MOST_PLANS = 2_000


class Lru(Generic[T]):
    """A mapping that forgets what was used longest ago."""

    def __init__(self, size: int) -> None:
        self.size = size
        self._items: OrderedDict[Hashable, T] = OrderedDict()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        if key in self._items:
            self._items.move_to_end(key)
            return self._items[key]
        value = self._items[key] = make()
        if len(self._items) > self.size:
            self._items.popitem(last=False)
        return value


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed and validated document.

    `pages`: variables that give page sizes, kept in the plan, because a literal LIMIT is planned and priced exactly. `ids`:
    variables that may hold a node's global id, whose type is kept, because a plan for one type is a tenth of one for all.
    """

    node: DocumentNode
    errors: tuple[GraphQLError, ...]
    pages: frozenset[str]
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class Plan:
    """A statement and where its arguments come from; `python` are root keys that Python answers; `keys` the planned ones.

    `buckets` decode the statement's `touched` column; `sought` are sensitive groups that a filter or an order used.
    """

    sql: str
    arguments: tuple[Callable[[Mapping[str, Any], Credentials, Profile], Any], ...]
    keys: tuple[str, ...]
    python: tuple[str, ...]
    buckets: tuple[tuple[str, str], ...]
    sought: frozenset[tuple[str, str]]
    objects: int


@dataclass(frozen=True, slots=True)
class Prepared:
    """A request ready to run. `plan` is None when graphql-core answers all of it."""

    document: Document
    operation: OperationDefinitionNode | None
    plan: Plan | None
    values: Mapping[str, Any]

    def arguments(self, credentials: Credentials, profile: Profile) -> list[Any]:
        """Positional arguments of the statement; refuses values that it cannot take, by their path in the request."""
        assert self.plan is not None
        return [argument(self.values, credentials, profile) for argument in self.plan.arguments]


class Planner:
    """Compiles requests. One per worker and policy; holds no viewer."""

    def __init__(
        self, registry: Registry, guards: Callable[[int], Guard], roots: Mapping[str, Root], viewer: Callable[[str], Any]
    ) -> None:
        self.registry, self.guards, self.roots, self.viewer = registry, guards, roots, viewer
        self._documents: Lru[Document] = Lru(MOST_DOCUMENTS)
        self._plans: Lru[Plan | None] = Lru(MOST_PLANS)
        self.questions: Lru[Any] = Lru(MOST_PLANS)
        """Statements of root fields that Python answers, by keys of their own; like plans they hold no viewer."""

    def prepare(self, request: GraphQLRequest, profile: Profile) -> Prepared:
        """The plan of a request, compiled at most once; raises GraphQLError for syntax, limits and planned arguments."""
        limits.check_text(request.query)
        limits.check_variables(request.variables)
        document = self._documents.get(request.query, lambda: self._document(request.query))
        operation = get_operation_ast(document.node, request.operation_name)
        if document.errors or operation is None or operation.operation is not OperationType.QUERY:
            return Prepared(document, operation, None, {})
        values = get_variable_values(self.registry.core, operation.variable_definitions or (), request.variables)
        if isinstance(values, list):
            return Prepared(document, operation, None, {})
        tree, shape = shaped(values.coerced, document.pages, self._types(values.coerced, document.ids))
        key = (request.query, request.operation_name, request.credentials.kind, profile, shape)
        lifted = VariableValues(values.sources, tree)
        plan = self._plans.get(key, lambda: self._compile(document, operation, lifted, request.credentials.kind, profile))
        return Prepared(document, operation, plan, values.coerced)

    def _document(self, query: str) -> Document:
        node = parse(query, max_tokens=limits.MOST_TOKENS)
        limits.check(node)
        errors = tuple(validate(self.registry.core, node, hide_suggestions=True))
        return Document(node, errors, variables_of(node, "first", "last"), variables_of(node, "id", "ids"))

    def _types(self, values: Mapping[str, Any], ids: frozenset[str]) -> dict[str, frozenset[str]]:
        """The types that each variable of ids names: one id, or a list of them; what names no type of ours is left out."""
        given = {name: [values[name]] if isinstance(values[name], str) else values[name] for name in ids if values.get(name)}
        return {name: named_types(texts).intersection(self.registry.entities) for name, texts in given.items()}

    def _compile(
        self, document: Document, operation: OperationDefinitionNode, variables: VariableValues, kind: str, profile: Profile
    ) -> Plan | None:
        selections = Selections(self.registry.core, document.node, variables)
        assert self.registry.core.query_type is not None
        fields = selections.fields(self.registry.core.query_type, [operation])
        planned = {key: same for key, same in fields.items() if self._is_planned(same[0])}
        if all(same[0].name.value == "__typename" for same in planned.values()):
            return None
        context = Context(self.registry, selections, Filters(self.registry))
        viewer = self.viewer(kind).cte("viewer").prefix_with("MATERIALIZED")
        scope = Scope(self.guards(profile.policy_version), self.registry.entities, profile, viewer)
        statement = compile_roots(context, scope, planned, self.roots, separate=len(planned) < len(fields))
        arguments = tuple(argument(name, scope, statement.constants) for name in statement.binds)
        python = tuple(key for key in fields if key not in planned)
        return Plan(statement.sql, arguments, tuple(planned), python, tuple(context.buckets), context.sought, context.objects)

    def _is_planned(self, node: FieldNode) -> bool:
        name = node.name.value
        if name.startswith("__"):
            return name == "__typename"
        assert self.registry.core.query_type is not None
        return self.registry.is_planned(self.registry.core.query_type.fields[name])


def argument(name: str, scope: Scope, constants: Mapping[str, Any]) -> Callable[[Mapping[str, Any], Credentials, Profile], Any]:
    """Where the value of a bind comes from: (variables, credentials, profile) -> value."""
    viewer: Mapping[str, Callable[[Credentials, Profile], Any]] = {
        "v_token": lambda credentials, _: credentials.token_hash,
        "v_role": lambda _, profile: profile.role,
        "v_version": lambda _, profile: profile.policy_version,
        "v_own_row": lambda _, profile: profile.own_row,
    }
    if name in viewer:
        read = viewer[name]
        return lambda _, credentials, profile: read(credentials, profile)
    if name in scope.getters:
        get = scope.getters[name]
        return lambda values, *_: get(values)
    constant = constants[name]
    return lambda *_: constant

"""An object inside of what Python answers, planned by its key as `node(id)` is: one statement for exactly what was selected."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import orjson
from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLResolveInfo,
    InlineFragmentNode,
    NamedTypeNode,
    NameNode,
    NonNullTypeNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    VariableDefinitionNode,
    VariableNode,
    Visitor,
    print_ast,
    visit,
)

from backend.graph.ids import encode_id
from backend.graph.request import GraphQLRequest, Unauthenticated
from backend.graph.service import Asking

KEY = "__key"
"""The variable that holds the object's id; names with two underscores are no client's."""

_BEFORE, _AFTER = b'{"data":{"node":', b"}}"


def foresee(asking: Asking, info: GraphQLResolveInfo[Any], nodes: Sequence[FieldNode], type_name: str) -> None:
    """Makes the plan that `object_of` will need, so that what cannot be answered is refused before anything is done."""
    asking.planner.prepare(request_of(asking, info, nodes, type_name, 0), asking.profile)


async def object_of(asking: Asking, info: GraphQLResolveInfo[Any], type_name: str, key: int) -> orjson.Fragment | None:
    """What the selection under `info` shows of a row to this viewer; None where the row, or the viewer, exists no longer."""
    try:
        body = (await asking.plan(request_of(asking, info, info.field_nodes, type_name, key))).body
    except Unauthenticated:
        return None
    shown = body.removeprefix(_BEFORE).removesuffix(_AFTER)
    return None if shown == b"null" else orjson.Fragment(shown)


def request_of(
    asking: Asking, info: GraphQLResolveInfo[Any], nodes: Sequence[FieldNode], type_name: str, key: int
) -> GraphQLRequest:
    """The query `node(id)` with the selections of some fields of the operation under way."""
    same = (asking.request.query, asking.request.operation_name, tuple(node.loc.start for node in nodes if node.loc))
    text, names = asking.planner.questions.get((request_of, *same), lambda: _query(info, nodes, type_name))
    given = {name: value for name, value in asking.request.variables.items() if name in names}
    variables = {**given, KEY: encode_id(type_name, key)}
    return replace(asking.request, query=text, operation_name=None, variables=variables)


def _query(info: GraphQLResolveInfo[Any], nodes: Sequence[FieldNode], type_name: str) -> tuple[str, frozenset[str]]:
    selections = tuple(s for node in nodes if node.selection_set for s in node.selection_set.selections)
    used = _Used(info)
    for selection in selections:
        visit(selection, used)
    part = InlineFragmentNode(
        type_condition=_named(type_name), selection_set=SelectionSetNode(selections=selections), directives=()
    )
    field = FieldNode(
        name=NameNode(value="node"),
        arguments=(ArgumentNode(name=NameNode(value="id"), value=_variable(KEY)),),
        selection_set=SelectionSetNode(selections=(part,)),
        directives=(),
    )
    own = VariableDefinitionNode(variable=_variable(KEY), type=NonNullTypeNode(type=_named("ID")), directives=())
    definitions = [d for d in info.operation.variable_definitions or () if d.variable.name.value in used.variables]
    operation = OperationDefinitionNode(
        operation=OperationType.QUERY,
        name=info.operation.name,
        variable_definitions=(own, *definitions),
        selection_set=SelectionSetNode(selections=(field,)),
        directives=(),
    )
    text = print_ast(DocumentNode(definitions=(operation, *used.fragments.values())))
    return text, frozenset(used.variables)


def _named(name: str) -> NamedTypeNode:
    return NamedTypeNode(name=NameNode(value=name))


def _variable(name: str) -> VariableNode:
    return VariableNode(name=NameNode(value=name))


class _Used(Visitor):
    """The fragments and variables that selections reach."""

    def __init__(self, info: GraphQLResolveInfo[Any]) -> None:
        super().__init__()
        self.known = info.fragments
        self.fragments: dict[str, FragmentDefinitionNode] = {}
        self.variables: set[str] = set()

    def enter_variable(self, node: VariableNode, *_: Any) -> None:
        self.variables.add(node.name.value)

    def enter_fragment_spread(self, node: FragmentSpreadNode, *_: Any) -> None:
        name = node.name.value
        if name not in self.fragments:
            self.fragments[name] = self.known[name]
            visit(self.known[name], self)

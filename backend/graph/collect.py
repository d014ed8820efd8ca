"""CollectFields of the GraphQL specification: aliases, fragments, type conditions, @skip and @include, merging."""

from collections.abc import Sequence
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLIncludeDirective,
    GraphQLNamedType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    is_abstract_type,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values

Nodes = Sequence[FieldNode | InlineFragmentNode | OperationDefinitionNode | FragmentDefinitionNode]
Fields = dict[str, list[FieldNode]]


class Selections:
    """The selection sets of one operation, with its variables (as lifted trees)."""

    def __init__(self, core: GraphQLSchema, document: DocumentNode, variables: VariableValues) -> None:
        self.core, self.variables = core, variables
        self.fragments = {d.name.value: d for d in document.definitions if isinstance(d, FragmentDefinitionNode)}

    def fields(self, type_: GraphQLNamedType, nodes: Nodes) -> Fields:
        """Response key -> the field nodes that merge into it, in document order."""
        found: Fields = {}
        self._collect(type_, nodes, found, set())
        return found

    def arguments(self, field: GraphQLField, node: FieldNode) -> dict[str, Any]:
        """Coerced arguments; values that come from variables are leaves."""
        return get_argument_values(field, node, self.variables)

    def _collect(self, type_: GraphQLNamedType, nodes: Nodes, found: Fields, seen: set[str]) -> None:
        for selection in (s for node in nodes if node.selection_set for s in node.selection_set.selections):
            if not self._included(selection):
                continue
            if isinstance(selection, FieldNode):
                key = selection.alias or selection.name
                found.setdefault(key.value, []).append(selection)
                continue
            part = self._fragment(selection, seen)
            if part is not None and self._applies(part, type_):
                self._collect(type_, [part], found, seen)

    def _fragment(self, selection: SelectionNode, seen: set[str]) -> InlineFragmentNode | FragmentDefinitionNode | None:
        if isinstance(selection, InlineFragmentNode):
            return selection
        assert isinstance(selection, FragmentSpreadNode)
        name = selection.name.value
        if name in seen:
            return None
        seen.add(name)
        return self.fragments[name]

    def _applies(self, part: InlineFragmentNode | FragmentDefinitionNode, type_: GraphQLNamedType) -> bool:
        if part.type_condition is None:
            return True
        condition = self.core.get_type(part.type_condition.name.value)
        if condition is type_:
            return True
        return condition is not None and is_abstract_type(condition) and self.core.is_sub_type(condition, type_)

    def _included(self, selection: SelectionNode) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, selection, self.variables)
        include = get_directive_values(GraphQLIncludeDirective, selection, self.variables)
        return not (skip and skip["if"]) and not (include and not include["if"])

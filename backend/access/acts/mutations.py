"""Acts as GraphQL mutations: `assessmentScore(input:)` with a payload of the nullable object and `errors`."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, get_type_hints

import strawberry
from graphql import DocumentNode, FieldNode, GraphQLResolveInfo, get_named_type
from strawberry.utils.str_converters import to_camel_case

from backend.access.acts.act import Act
from backend.access.acts.attaching import FIELD
from backend.access.acts.running import Outcome, perform
from backend.graph.by_key import foresee, object_of
from backend.graph.collect import Selections
from backend.graph.entity import Entity
from backend.graph.service import Asking
from backend.graph.types import scalar
from backend.kit.rules import Refusal

Info = strawberry.Info[Asking, None]


@strawberry.type(description="办理被拒绝的一条原因; 有任何一条时, 什么都没有改变.")
class UserError:
    field: str | None = scalar("输入中的字段; 为空是指整个请求.")
    code: str = scalar("原因代码, 不随语言变化.")
    message: str = scalar("原因, 语言依 Accept-Language.")


def mutation_type(acts: Iterable[Act], types: Mapping[str, type], entities: Mapping[str, Entity]) -> Any:
    """The root type of all mutations; refuses an act whose words do not fit the types."""
    fields: dict[str, Any] = {}
    for act in acts:
        check(act, entities)
        name = act.name.replace(".", "_")
        if name in fields:
            raise TypeError(f"the act {act.name} is declared twice")
        fields[name] = strawberry.mutation(resolver=_resolver(act, types[act.gives]), description=act.description)
    return strawberry.type(type("Mutation", (), fields), description="办理入口. 被拒绝时原因在 errors 中, 什么都没有改变.")


def check(act: Act, entities: Mapping[str, Entity]) -> None:
    """TypeError: the act is on no governed type, on no group of it, or asks for a version that its table does not have."""
    on, gives = entities.get(act.on), entities.get(act.gives)
    if on is None or on.table is None or gives is None or gives.table is None:
        raise TypeError(f"{act.name} is on {act.on} and gives {act.gives}: both must be types with a table")
    if act.group not in on.groups:
        raise TypeError(f"{act.name}: {act.on} has no group {act.group}")
    if act.versioned and on.version_of(act.group) not in on.table.c:
        raise TypeError(f"{act.name} asks for a version, but {on.table.name} has none")
    if FIELD in get_type_hints(act.input) and FIELD not in gives.edges:
        raise TypeError(f"{act.name} takes papers, but {act.gives} shows none")
    if any(name not in entities or group not in entities[name].groups for name, group in act.touches.items()):
        raise TypeError(f"{act.name} touches what is no type, or by a group that its type does not have")
    machines = [entity.machine.steps for entity in (on, gives) if entity.machine is not None]
    if machines and not any(act.name in steps.acts for steps in machines):
        raise TypeError(f"{act.name} stands in no table of steps of {act.on} or {act.gives}")


def _resolver(act: Act, type_: type) -> Any:
    payload = payload_of(act.gives, type_)

    async def resolve(info: Any, input: Any) -> Any:
        asking: Asking = info.context
        raw: GraphQLResolveInfo[Any] = info._raw_info
        for nodes in _selected(raw, to_camel_case(_field_name(act.gives))):
            foresee(asking, raw, nodes, act.gives)
        outcome = await perform(asking, act, input, str(raw.path.key))
        return payload(outcome=outcome)

    given = Annotated[act.input, strawberry.argument(description="办理内容.")]  # type: ignore[name-defined]  # made at run time
    resolve.__annotations__ = {"info": Info, "input": given, "return": payload | None}
    return resolve


@cache
def payload_of(type_name: str, type_: type) -> Any:
    """The payload of all acts that give this type."""

    async def shown(self: Any, info: Any) -> Any:
        key = self.outcome.key
        return None if key is None else await object_of(info.context, info._raw_info, type_name, key)

    def errors(self: Any, info: Any) -> list[UserError]:
        return [_told(refusal, info.context.request.language) for refusal in self.outcome.refusals]

    shown.__annotations__ = {"info": Info, "return": type_ | None}
    errors.__annotations__ = {"info": Info, "return": list[UserError]}
    body: dict[str, Any] = {
        "__annotations__": {"outcome": strawberry.Private[Outcome]},
        _field_name(type_name): strawberry.field(resolver=shown, description="办理后的记录; 被拒绝或不再可见时为空."),
        "errors": strawberry.field(resolver=errors, description="被拒绝的原因; 为空即已办理."),
    }
    return strawberry.type(type(f"{type_name}Payload", (), body), description=f"{type_name} 的办理结果.")


def _field_name(type_name: str) -> str:
    """`ItemList` -> `item_list`."""
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in type_name).lstrip("_")


def _selected(info: GraphQLResolveInfo[Any], name: str) -> list[list[FieldNode]]:
    """The payload's selections of its object, by response key."""
    fragments = DocumentNode(definitions=tuple(info.fragments.values()))
    fields = Selections(info.schema, fragments, info.variable_values).fields(get_named_type(info.return_type), info.field_nodes)
    return [nodes for nodes in fields.values() if nodes[0].name.value == name]


def _told(refusal: Refusal, language: str) -> UserError:
    field = None if refusal.field is None else to_camel_case(refusal.field)
    return UserError(field=field, code=refusal.code, message=refusal.zh if language == "zh" else refusal.en)

"""The GraphQL schema: the sum of the domains' parts, and the service that answers it."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from itertools import chain
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.schema.config import StrawberryConfig

from backend.access.log import write_log
from backend.access.vocabulary import TypeWords, Vocabulary
from backend.graph import inputs
from backend.graph.entity import Entity
from backend.graph.plan import Planner
from backend.graph.registry import Registry
from backend.graph.rows import Root
from backend.graph.service import GraphService
from backend.graph.types import AS_OF, Node, planned
from backend.identity.policies import open_policies
from backend.identity.viewer import identify, viewer_select
from backend.kit.database import Database
from backend.settings import Settings

DOMAINS = ("identity", "identity.audit", "organisations", "personnel", "assessments", "approvals", "windows", "events", "joint", "overview")
PARTS = tuple(import_module(f"backend.{name}.schema") for name in DOMAINS)

ENTITIES: Mapping[str, Entity] = {entity.name: entity for entity in chain.from_iterable(part.ENTITIES for part in PARTS)}
ROOTS: Mapping[str, Root] = {name: root for part in PARTS for name, root in part.ROOTS.items()}
TYPES: tuple[type, ...] = tuple(chain.from_iterable(part.TYPES for part in PARTS))

inputs.generate(TYPES, ENTITIES)


@strawberry.type
class NodeQuery:
    node = planned(Node | None, "按全局标识取一个对象; 不存在或不可见时为空.", {"id": (strawberry.ID, UNSET, "全局标识."), **AS_OF})
    nodes = planned(list[Node | None], "按全局标识取多个对象, 顺序不变; 至多100个.", {"ids": (list[strawberry.ID], UNSET, "全局标识.")})


def _queries() -> tuple[type, ...]:
    found = [value for part in PARTS for name, value in vars(part).items() if name.endswith("Query")]
    return (NodeQuery, *found)


Query: Any = strawberry.type(
    type("Query", _queries(), {}), description="查询入口. 每个查询只返回当前查看者份额之内的记录与字段; 份额之外的字段为空, 原因见 masked."
)

schema = strawberry.Schema(
    Query, types=TYPES, config=StrawberryConfig(disable_field_suggestions=True, enable_experimental_incremental_execution=False)
)


def sdl() -> str:
    """The schema in GraphQL's definition language, as committed at `frontend/schema.graphql`."""
    return schema.as_str() + "\n"


def vocabulary() -> Vocabulary:
    """The words that the policy may use: types, groups, relations, classes and acts of the entities."""
    return Vocabulary.of(_words())


def _words() -> dict[str, TypeWords]:
    words: dict[str, TypeWords] = {}
    for entity in ENTITIES.values():
        if not entity.governed or entity.within:
            continue
        known = words.get(entity.object)
        groups = (*(known.groups if known else ()), *entity.groups)
        relations = (*(known.relations if known else ()), *entity.relations)
        classes = tuple(map(str, entity.classes)) or (known.classes if known else ("-",))
        acts = (*(known.acts if known else ()), *(act.name for act in entity.acts))
        words[entity.object] = TypeWords(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(relations)), classes, acts)
    return words


@cache
def registry() -> Registry:
    return Registry(schema._schema, ENTITIES.values())


async def open_service(database: Database, settings: Settings) -> GraphService:
    """The service of one worker: the policy of this program is in the database, and the planner reads its tables."""
    policies = await open_policies(database, vocabulary(), activate=settings.demo)
    planner = Planner(registry(), policies.guard, ROOTS, viewer_select)  # type: ignore[arg-type]  # the kind is a literal
    return GraphService(planner, policies, database.reads, identify(database.reads), write_log)

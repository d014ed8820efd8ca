"""The GraphQL schema: the sum of the domains' parts, and the service that answers it."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache, partial
from itertools import chain
from typing import Any

import strawberry
from strawberry import UNSET
from strawberry.schema.config import StrawberryConfig

from backend.access.acts import Act, Deed, logged
from backend.access.acts.mutations import mutation_type
from backend.access.log import write_log
from backend.access.visible import PolicyGuard
from backend.access.vocabulary import NO_CLASS, ROLES, TypeWords, Vocabulary
from backend.appointments import schema as appointments
from backend.approvals import schema as approvals
from backend.assessments import schema as assessments
from backend.attendance import schema as attendance
from backend.classes import schema as classes
from backend.classes.acts import take_effect
from backend.classes.acts.due import effect_due
from backend.events import schema as events
from backend.exchange import schema as exchange
from backend.graph import inputs
from backend.graph.entity import Entity
from backend.graph.plan import Planner
from backend.graph.registry import Registry
from backend.graph.rows import Root
from backend.graph.service import GraphService
from backend.graph.sure import missing_targets
from backend.graph.types import AS_OF, Node, planned
from backend.identity import schema as identity
from backend.identity.acts.accounts import PASSWORD, Secret
from backend.identity.audit import schema as audit
from backend.identity.policies import open_policies
from backend.identity.viewer import identify, viewer_select
from backend.joint import schema as joint
from backend.kit.clock import Work
from backend.kit.database import Database
from backend.kit.errors import DaodiError
from backend.organisations import schema as organisations
from backend.overview import schema as overview
from backend.personnel import schema as personnel
from backend.records import schema as records
from backend.rulebook import schema as rulebook
from backend.settings import Settings
from backend.windows import schema as windows

PARTS = (
    *(identity, audit, records, organisations, personnel, appointments, assessments, approvals),
    *(windows, events, joint, attendance, classes, exchange, overview, rulebook),
)

ACTS: tuple[Act, ...] = tuple(chain.from_iterable(getattr(part, "ACTS", ()) for part in PARTS))


DEEDS: tuple[Deed, ...] = (*ACTS, *chain.from_iterable(getattr(part, "DEEDS", ()) for part in PARTS))
"""All that stands in the log: acts, and what the clock does."""


_ALL: tuple[Entity, ...] = tuple(chain.from_iterable(part.ENTITIES for part in PARTS))


def _whole(entity: Entity) -> Entity:
    """An entity with what the acts of all domains make of it."""
    acts = tuple(act.rule for act in ACTS if act.on == entity.name)
    return replace(records.completed(entity, _ALL, DEEDS), acts=acts, logged=logged(entity.name, DEEDS))


ENTITIES: Mapping[str, Entity] = {entity.name: _whole(entity) for entity in _ALL}

DUE: tuple[Work, ...] = (
    *chain.from_iterable(getattr(part, "DUE", ()) for part in PARTS),
    partial(effect_due, take_effect, ENTITIES),
)
"""What the clock does."""

ROOTS: Mapping[str, Root] = {name: root for part in PARTS for name, root in part.ROOTS.items()}
TYPES: tuple[type, ...] = tuple(chain.from_iterable(part.TYPES for part in PARTS))

inputs.generate(TYPES, ENTITIES)


@strawberry.type
class NodeQuery:
    node = planned(
        Node | None, "按全局标识取一个对象; 不存在或不可见时为空.", {"id": (strawberry.ID, UNSET, "全局标识."), **AS_OF}
    )
    nodes = planned(
        list[Node | None], "按全局标识取多个对象, 顺序不变; 至多100个.", {"ids": (list[strawberry.ID], UNSET, "全局标识.")}
    )


def _queries() -> tuple[type, ...]:
    found = [value for part in PARTS for name, value in vars(part).items() if name.endswith("Query")]
    return (NodeQuery, *found)


Query: Any = strawberry.type(
    type("Query", _queries(), {}),
    description="查询入口. 每个查询只返回当前查看者份额之内的记录与字段; 份额之外的字段为空, 原因见 masked.",
)


Mutation: Any = mutation_type(ACTS, {type_.__name__: type_ for type_ in TYPES}, ENTITIES)


def _schema(*, sort: bool) -> strawberry.Schema:
    config = StrawberryConfig(disable_field_suggestions=True, sort_schema=sort, scalar_map={Secret: PASSWORD})
    return strawberry.Schema(Query, Mutation, types=TYPES, config=config)


schema = _schema(sort=False)


def sdl() -> str:
    """The schema in GraphQL's definition language, as committed at `frontend/schema.graphql`."""
    # Sorting rebuilds the enums as types that answer texts instead of members, so what is sorted is only printed.
    return f"# Printed by `daodi schema`; a test keeps it fresh.\n\n{_schema(sort=True).as_str()}\n"


@cache
def vocabulary() -> Vocabulary:
    """The words that the policy may use: types, groups, relations, classes and acts of the entities."""
    return Vocabulary.of(_words())


def _words() -> dict[str, TypeWords]:
    words: dict[str, TypeWords] = {}
    for entity in ENTITIES.values():
        if not entity.governed or entity.within or entity.beside:
            continue
        known = words.get(entity.object)
        groups = (*(known.groups if known else ()), *entity.groups)
        relations = (*(known.relations if known else ()), *entity.relations)
        classes = _classes(entity) or (known.classes if known else (NO_CLASS,))
        acts = (*(known.acts if known else ()), *(act.name for act in entity.acts))
        words[entity.object] = TypeWords(tuple(dict.fromkeys(groups)), tuple(dict.fromkeys(relations)), classes, acts)
    return words


def _classes(entity: Entity) -> tuple[str, ...]:
    """The classes of its rows, as the policy names them; `-` among them where a row may have none."""
    column = entity.class_column
    without = column is not None and entity.nullable(column)
    return (*map(str, entity.classes), *([NO_CLASS] if without else []))


@cache
def registry() -> Registry:
    return Registry(schema._schema, ENTITIES.values())


def check_policy(guard: PolicyGuard) -> None:
    """Refuses a policy under which a non-null field could have nothing to show: DaodiError names role and field."""
    for role in ROLES:
        missing = next(missing_targets(registry(), partial(guard.existence, ENTITIES, role)), None)
        if missing is not None:
            raise DaodiError(f"policy: {role} would read rows whose non-null field leads to a row that may not exist: {missing}")


async def open_service(database: Database, settings: Settings) -> GraphService:
    """The service of one worker: the policy of this program is in the database, and the planner reads its tables."""
    policies = await open_policies(database, vocabulary(), check_policy, activate=settings.demo)
    planner = Planner(registry(), policies.guard, ROOTS, viewer_select)  # type: ignore[arg-type]  # the kind is a literal
    return GraphService(planner, policies, database, identify(database.reads), write_log)

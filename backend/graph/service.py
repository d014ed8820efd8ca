"""Answers requests: from a plan in one statement, from graphql-core, or from both when an operation mixes them."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from inspect import isawaitable
from typing import Any, Protocol

import asyncpg
import orjson
import structlog
from graphql import (
    DocumentNode,
    ExecutionResult,
    FieldNode,
    GraphQLError,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    execute,
    get_variable_values,
)
from graphql.execution.executor_throwing_on_incremental import ExecutorThrowingOnIncremental
from sqlalchemy.ext.asyncio import AsyncEngine

from backend.graph.collect import Selections
from backend.graph.errors import bad_input, too_costly
from backend.graph.plan import Plan, Planner, Prepared
from backend.graph.request import Answer, Credentials, GraphQLRequest, Identify, Profile, Unauthenticated
from backend.graph.responses import beyond_range, executed, failed, internal, priced, too_slow
from backend.kit.database import Database
from backend.kit.failures import described

MOST_KNOWN = 10_000
_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Touched:
    """What an operation read of one type: sensitive groups and keys; for the access log."""

    type_name: str
    groups: tuple[str, ...]
    keys: tuple[int, ...]


WriteLog = Callable[[Any, asyncpg.Record, GraphQLRequest, Profile, list[Touched]], Awaitable[None]]


class Policies(Protocol):
    """Loads a policy version before plans are made for it."""

    async def load(self, version: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """What Python resolvers know of a request: `info.context`."""

    request: GraphQLRequest
    profile: Profile
    reads: asyncpg.Pool
    planner: Planner
    writes: AsyncEngine
    plan: Callable[[GraphQLRequest], Awaitable[Answer]]
    """Answers a query of the same caller from a plan, for values inside of what Python answers."""


class PlannedValues(ExecutorThrowingOnIncremental):
    """graphql-core's executor, which leaves objects as they are that a plan has made already, as JSON text."""

    def complete_object_value(
        self, return_type: Any, field_details_list: Any, info: Any, path: Any, result: Any, position_context: Any
    ) -> Any:
        if isinstance(result, orjson.Fragment):
            return result
        return super().complete_object_value(return_type, field_details_list, info, path, result, position_context)


class GraphService:
    """One per worker."""

    def __init__(self, planner: Planner, policies: Policies, database: Database, identify: Identify, write_log: WriteLog) -> None:
        self.planner, self.policies = planner, policies
        self.reads, self.writes = database.reads, database.engine
        self.identify, self.write_log = identify, write_log
        self._known: dict[Credentials, Profile] = {}

    async def answer(self, request: GraphQLRequest) -> Answer:
        """The response of one operation. Raises Unauthenticated; every other failure is inside the answer."""
        answer = await self._respond(request)
        return priced(answer) if request.priced else answer

    async def _respond(self, request: GraphQLRequest) -> Answer:
        try:
            return await self._answer(request)
        except Unauthenticated:
            self._known.pop(request.credentials, None)
            raise
        except GraphQLError as error:
            return failed([error], request, executed=bool(error.path))
        except asyncpg.QueryCanceledError:
            return failed([too_slow()], request, executed=True)
        except RecursionError:
            return failed([too_costly("请求嵌套过深", "the request is nested too deeply")], request, executed=False)
        except Exception as error:
            if out_of_range(error):
                return failed([beyond_range()], request, executed=True)
            _log.error("operation_failed", request_id=request.request_id, operation=request.operation_name, **described(error))
            return failed([internal(request)], request, executed=True)

    async def _answer(self, request: GraphQLRequest) -> Answer:
        profile = self._known.get(request.credentials) or await self._identify(request.credentials)
        for _ in range(2):
            await self.policies.load(profile.policy_version)
            prepared = self.planner.prepare(request, profile)
            if prepared.plan is None:
                return await self._by_core(request, prepared)
            row = await self._run(request, prepared, profile)
            if row is not None:
                return await self._finish(request, prepared, profile, row)
            # The session, post or policy changed since this worker learnt of it: find out which, once.
            profile = await self._identify(request.credentials)
        raise Unauthenticated

    async def _identify(self, credentials: Credentials) -> Profile:
        profile = await self.identify(credentials)
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        self._known[credentials] = profile
        return profile

    async def _run(self, request: GraphQLRequest, prepared: Prepared, profile: Profile) -> asyncpg.Record | None:
        """The statement's row; what it touched is logged in the same transaction, before a byte leaves."""
        plan = prepared.plan
        assert plan is not None
        arguments = prepared.arguments(request.credentials, profile)
        async with self.reads.acquire() as connection:
            if not plan.buckets and not plan.sought:
                return await connection.fetchrow(plan.sql, *arguments)
            async with connection.transaction():
                row = await connection.fetchrow(plan.sql, *arguments)
                if row is not None and (touched := touched_rows(plan, row["touched"])):
                    named = replace(request, operation_name=_operation_name(prepared))
                    await self.write_log(connection, row, named, profile, touched)
            return row

    async def _finish(self, request: GraphQLRequest, prepared: Prepared, profile: Profile, row: asyncpg.Record) -> Answer:
        plan = prepared.plan
        assert plan is not None
        if not plan.python:
            return Answer(b'{"data":' + row["body"].encode() + b"}", objects=plan.objects)
        planned = {key: orjson.Fragment(row[f"k{index}"] or "null") for index, key in enumerate(plan.keys)}
        result = await self._execute(request, prepared, profile, only=plan.python)
        data = None if result.data is None else _in_order(prepared, self.planner, {**planned, **result.data})
        return executed(data, result.errors or [], request, plan.objects)

    async def _by_core(self, request: GraphQLRequest, prepared: Prepared) -> Answer:
        """Invalid documents, introspection, mutations and Python root fields: graphql-core's own words."""
        profile = await self._identify(request.credentials)
        if prepared.document.errors:
            return failed(list(prepared.document.errors), request, executed=False)
        if prepared.operation is None:
            raise bad_input(
                "文档中没有这个操作，或有多个操作而未指明 operationName", "no such operation, or several and no operationName"
            )
        if prepared.operation.operation is OperationType.SUBSCRIPTION:
            raise bad_input("订阅不能用 POST 取得", "a subscription cannot be answered to a plain POST")
        values = get_variable_values(self.planner.registry.core, prepared.operation.variable_definitions or (), request.variables)
        if isinstance(values, list):
            return failed(values, request, executed=False)
        result = await self._execute(request, prepared, profile)
        return executed(result.data, result.errors or [], request)

    async def _execute(
        self, request: GraphQLRequest, prepared: Prepared, profile: Profile, only: tuple[str, ...] = ()
    ) -> ExecutionResult:
        document = _narrowed(self.planner, prepared, only) if only else prepared.document.node
        asking = Asking(request, profile, self.reads, self.planner, self.writes, self._answer)
        found: Any = execute(
            self.planner.registry.core,
            document,
            context_value=asking,
            variable_values=request.variables,
            operation_name=request.operation_name,
            executor_class=PlannedValues,
        )
        result: ExecutionResult = await found if isawaitable(found) else found
        return result


def out_of_range(error: Exception) -> bool:
    """Whether an argument was larger than its SQL type can hold; asyncpg says so with the bare class, PostgreSQL with others."""
    refused = type(error) is asyncpg.DataError and isinstance(error.__cause__, ValueError | OverflowError)
    return refused or isinstance(error, asyncpg.NumericValueOutOfRangeError | asyncpg.DatetimeFieldOverflowError)


def touched_rows(plan: Plan, text: str | None) -> list[Touched]:
    """The statement's `touched` column ("bucket-key,...") by type; groups that only a filter used are there without keys."""
    keys: dict[str, set[int]] = {}
    groups: dict[str, set[str]] = {}
    for token in (text or "").split(",") if text else ():
        bucket, _, key = token.partition("-")
        type_name, group = plan.buckets[int(bucket)]
        groups.setdefault(type_name, set()).add(group)
        keys.setdefault(type_name, set()).add(int(key))
    for type_name, group in plan.sought:
        groups.setdefault(type_name, set()).add(group)
    return [Touched(name, tuple(sorted(found)), tuple(sorted(keys.get(name, ())))) for name, found in sorted(groups.items())]


def _operation_name(prepared: Prepared) -> str | None:
    """The operation's own name; a request need not repeat it when the document has only one."""
    operation = prepared.operation
    return operation.name.value if operation is not None and operation.name is not None else None


def _root_fields(planner: Planner, prepared: Prepared) -> dict[str, list[FieldNode]]:
    values: Any = get_variable_values(
        planner.registry.core, prepared.operation.variable_definitions or () if prepared.operation else (), dict(prepared.values)
    )
    core = planner.registry.core
    assert core.query_type is not None
    assert prepared.operation is not None
    return Selections(core, prepared.document.node, values).fields(core.query_type, [prepared.operation])


def _narrowed(planner: Planner, prepared: Prepared, only: tuple[str, ...]) -> DocumentNode:
    """The document with only those root fields: what Python has to answer of a mixed operation."""
    operation = prepared.operation
    assert operation is not None
    nodes = [node for key, same in _root_fields(planner, prepared).items() if key in only for node in same]
    smaller = OperationDefinitionNode(
        operation=operation.operation,
        name=operation.name,
        variable_definitions=operation.variable_definitions,
        directives=operation.directives,
        selection_set=SelectionSetNode(selections=tuple(nodes)),
    )
    others = [d for d in prepared.document.node.definitions if not isinstance(d, OperationDefinitionNode)]
    return DocumentNode(definitions=(smaller, *others))


def _in_order(prepared: Prepared, planner: Planner, data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: data[key] for key in _root_fields(planner, prepared) if key in data}

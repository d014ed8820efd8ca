"""Responses as the client may see them: coded errors in its language, graphql-core's own as BAD_INPUT, all others masked."""

from dataclasses import replace
from typing import Any

import orjson
import structlog
from graphql import GraphQLError

from backend.graph.context import MOST_OBJECTS
from backend.graph.errors import Code, CodedError, bad_input
from backend.graph.request import Answer, GraphQLRequest
from backend.kit.failures import described

MOST_ERRORS = 5
_log = structlog.get_logger("daodi.graphql")


def executed(data: Any, errors: list[GraphQLError], request: GraphQLRequest, objects: int = 0) -> Answer:
    body: dict[str, Any] = {"data": data}
    if errors:
        body = {"errors": [_formatted(error, request) for error in errors[:MOST_ERRORS]], "data": data}
    return Answer(orjson.dumps(body), objects=objects)


def priced(answer: Answer) -> Answer:
    """The answer with what it cost, in `extensions`."""
    cost = orjson.dumps({"cost": {"objects": answer.objects, "limit": MOST_OBJECTS}})
    return replace(answer, body=answer.body[:-1] + b',"extensions":' + cost + b"}")


def failed(errors: list[GraphQLError], request: GraphQLRequest, executed: bool) -> Answer:
    body: dict[str, Any] = {"errors": [_formatted(error, request) for error in errors[:MOST_ERRORS]]}
    if executed:
        body["data"] = None
    return Answer(orjson.dumps(body), executed=executed, objects=(errors[0].extensions or {}).get("objects"))


def _formatted(error: GraphQLError, request: GraphQLRequest) -> dict[str, Any]:
    """An error as the client may see it: coded ones in its language, graphql-core's own as BAD_INPUT, all others masked."""
    own = error if isinstance(error, CodedError) else error.original_error
    if isinstance(own, CodedError):
        shown: dict[str, Any] = {"message": own.zh if request.language == "zh" else own.en, "extensions": own.extensions or {}}
    elif error.original_error is None or isinstance(error.original_error, GraphQLError):
        lead = "请求不合接口的规定。GraphQL 的原话：" if request.language == "zh" else "the request does not fit the schema: "
        shown = {"message": lead + error.message, "extensions": {"code": Code.BAD_INPUT.value}}
    else:
        _log.error("resolver_failed", request_id=request.request_id, **described(error.original_error))
        shown = {"message": internal(request).message, "extensions": {"code": Code.INTERNAL.value}}
    if error.locations:
        shown["locations"] = [location.formatted for location in error.locations]
    if error.path:
        shown["path"] = list(error.path)
    return shown


def internal(request: GraphQLRequest) -> CodedError:
    number = request.request_id
    return CodedError(Code.INTERNAL, f"服务器内部错误，请凭请求编号 {number} 联系管理员", f"internal error, request {number}")


def too_slow() -> CodedError:
    return CodedError(Code.TOO_COSTLY, "查询超时，请缩小范围", "the query took too long; ask for less")


def beyond_range() -> CodedError:
    return bad_input("有数值或日期超出可比较的范围", "a number or a date is beyond the range that can be compared")

"""`/session`: sign in, see who may sign in for a demonstration, switch the post, sign out here or elsewhere."""

from __future__ import annotations

import ipaddress

from sqlalchemy import Text, column, select, table
from sqlalchemy.dialects.postgresql import distinct_on
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from backend.graph.errors import Code
from backend.graph.http import unauthenticated
from backend.graph.request import Unauthenticated
from backend.identity import acts
from backend.identity.acts import Caller, Locked, NoSession
from backend.identity.credentials import cookie, session_credentials
from backend.identity.models import Account, Post
from backend.identity.passwords import Passwords
from backend.identity.rules import LONGEST_PASSWORD
from backend.identity.viewer import identify, post_in_force
from backend.kit.database import Database
from backend.kit.http import Problem, bad_body, parse_object, read_body, require_json

_MOST_BYTES = 8192


class SessionRoutes:
    """The routes over one database; `demo` says whether demo accounts are offered."""

    def __init__(self, database: Database, passwords: Passwords, *, demo: bool) -> None:
        self._database = database
        self._passwords = passwords
        self._demo = demo
        self._identify = identify(database.reads)

    def routes(self) -> list[Route]:
        return [
            Route("/session", self.session, methods=["GET", "POST", "DELETE"]),
            Route("/session/post", self.switch, methods=["POST"]),
            Route("/session/{session}", self.end, methods=["DELETE"]),
        ]

    async def session(self, request: Request) -> Response:
        match request.method:
            case "POST":
                return await self._sign_in(request)
            case "DELETE":
                return await self._sign_out(request)
        return await self._show(request)

    async def switch(self, request: Request) -> Response:
        """`{"post": ID}` -> 204 and a new cookie; the old one is worth nothing from then on."""
        body = await _json(request)
        given = session_credentials(request.scope)
        if given is None:
            raise unauthenticated()
        post = _word(body, "post", 100)
        try:
            secret = await acts.switch_post(self._database.engine, given.token_hash, post, _caller(request))
        except NoSession:
            raise unauthenticated() from None
        if secret is None:
            raise Problem(404, Code.NOT_FOUND, "没有这个任职，或它现在无效。", "You hold no such post now.")
        return _signed(request, secret)

    async def end(self, request: Request) -> Response:
        """Ends a session of the caller's own account, such as one that was left open elsewhere: 204, or 404."""
        given = session_credentials(request.scope)
        if given is None:
            raise unauthenticated()
        try:
            ended = await acts.end_session(self._database.engine, given.token_hash, request.path_params["session"])
        except NoSession:
            raise unauthenticated() from None
        if not ended:
            raise Problem(404, Code.NOT_FOUND, "没有这个登录会话，或它已结束。", "You have no such session now.")
        return Response(status_code=204, headers={"cache-control": "no-store"})

    async def _sign_in(self, request: Request) -> Response:
        body = await _json(request)
        username, password = _word(body, "username", 100), _word(body, "password", LONGEST_PASSWORD)
        before = session_credentials(request.scope)
        replaced = before.token_hash if before else None
        try:
            secret = await acts.sign_in(self._database.engine, self._passwords, username, password, _caller(request), replaced)
        except Locked as lock:
            raise _locked(lock.seconds) from None
        if secret is None:
            raise Problem(401, Code.UNAUTHENTICATED, "用户名或密码不正确。", "The user name or the password is wrong.")
        return _signed(request, secret)

    async def _sign_out(self, request: Request) -> Response:
        if (given := session_credentials(request.scope)) is not None:
            await acts.sign_out(self._database.engine, given.token_hash)
        return _signed(request, "")

    async def _show(self, request: Request) -> Response:
        answer: dict[str, object] = {"signedIn": await self._signed_in(request)}
        if self._demo and (offered := await self._demo_accounts()):
            answer["demo"] = offered
        return JSONResponse(answer, headers={"cache-control": "no-store"})

    async def _signed_in(self, request: Request) -> bool:
        if (given := session_credentials(request.scope)) is None:
            return False
        try:
            await self._identify(given)
        except Unauthenticated:
            return False
        return True

    async def _demo_accounts(self) -> list[dict[str, str]]:
        organisation = table("organisation", column("id"), column("name", Text))
        first_posts = (
            select(Account.username, organisation.c.name, Post.title)
            .join(Post, Post.account_id == Account.id)
            .join(organisation, organisation.c.id == Post.organisation_id)
            .where(Account.demo, Account.disabled_at.is_(None), post_in_force())
            .ext(distinct_on(Account.id))
            .order_by(Account.id, Post.stands_in_for_id.is_not(None), Post.id)
        )
        async with self._database.engine.connect() as connection:
            rows = await connection.execute(first_posts)
            return [{"username": username, "label": f"{name} · {title}"} for username, name, title in rows]


async def _json(request: Request) -> dict[str, object]:
    require_json(request.headers)
    return parse_object(await read_body(request.headers, request.receive, _MOST_BYTES))


def _word(body: dict[str, object], name: str, longest: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= longest or "\0" in value:
        raise bad_body(f"{name} 须是 1 至 {longest} 个字符的字符串。", f"{name} must be a string of 1 to {longest} characters.")
    return value


def _caller(request: Request) -> Caller:
    return Caller(_address(request), request.headers.get("user-agent", ""))


def _address(request: Request) -> str:
    """The caller's address; of IPv6 the network, because one household has 2^64 addresses."""
    host = request.client.host if request.client else "local"
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host
    return str(ipaddress.ip_network((address, 64), strict=False)) if address.version == 6 else host


def _locked(seconds: int) -> Problem:
    zh, en = f"尝试次数过多，请在 {seconds} 秒后再试。", f"Too many attempts; try again in {seconds} seconds."
    return Problem(429, Code.RATE_LIMITED, zh, en, {"retry-after": str(seconds)})


def _signed(request: Request, secret: str) -> Response:
    return Response(status_code=204, headers={"set-cookie": cookie(request.scope, secret), "cache-control": "no-store"})

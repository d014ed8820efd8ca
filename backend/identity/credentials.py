"""What a caller shows: a bearer token, or the session cookie. Only hashes go further than this file."""

from __future__ import annotations

import hashlib
import secrets

from starlette.datastructures import Headers
from starlette.requests import cookie_parser
from starlette.types import Scope

from backend.graph.request import Credentials


def new_secret() -> str:
    """A secret of 256 bits for a session or a service token."""
    return secrets.token_urlsafe(32)


def secret_hash(secret: str) -> bytes:
    """The form in which secrets are stored; they are random, so a plain hash is enough."""
    return hashlib.sha256(secret.encode()).digest()


def credentials(scope: Scope) -> Credentials | None:
    """The credentials in the headers; an `Authorization` header is the caller's only word, even beside a cookie."""
    headers = Headers(scope=scope)
    if (authorization := headers.get("authorization")) is None:
        return session_credentials(scope)
    scheme, _, secret = authorization.partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        return None
    return Credentials("token", secret_hash(secret.strip()))


def session_credentials(scope: Scope) -> Credentials | None:
    """The session's cookie, if there is one."""
    secret = cookie_parser(Headers(scope=scope).get("cookie", "")).get(cookie_name(scope))
    return Credentials("session", secret_hash(secret)) if secret else None


def cookie_name(scope: Scope) -> str:
    """By its prefix the browser guarantees host, path and Secure of the cookie; over plain http it would refuse the name."""
    return "__Host-daodi" if scope["scheme"] == "https" else "daodi"


def cookie(scope: Scope, secret: str) -> str:
    """The value of a `Set-Cookie` header that keeps `secret` until the browser closes; an empty one takes the cookie away."""
    secure = "; Secure" if scope["scheme"] == "https" else ""
    ended = "" if secret else "; Max-Age=0"
    return f"{cookie_name(scope)}={secret}; Path=/; HttpOnly; SameSite=Strict{secure}{ended}"

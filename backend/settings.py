"""What an operator can set: environment variables, each with its default; nothing else configures Daodi."""

from __future__ import annotations

from ipaddress import ip_address
from pathlib import Path
from typing import Annotated

from pydantic import AliasChoices, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from backend.kit.database import Limits
from backend.kit.errors import DaodiError

Count = Annotated[int, Field(ge=1, le=1000)]
Seconds = Annotated[float, Field(gt=0)]


class Settings(BaseSettings):
    """All settings. A field is read from its name in capitals after `DAODI_`; the database's address from `DATABASE_URL`."""

    model_config = SettingsConfigDict(env_prefix="DAODI_", env_ignore_empty=True, frozen=True)

    database_url: str | None = Field(default=None, validation_alias=AliasChoices("DATABASE_URL", "database_url"), repr=False)
    """`postgresql://user:password@host:5432/name`, several hosts allowed. Without it `daodi up` runs a server of its own."""

    data: Path = Path(".daodi")
    """The data directory: the embedded server's cluster and uploaded files."""

    demo: bool = False
    """Lets `daodi serve` start although the demo accounts, whose password everybody knows, exist."""

    proxy: str | None = None
    """Addresses of the reverse proxies that end https, comma-separated, or `*`: their X-Forwarded-* headers are believed."""

    statement_seconds: Seconds = 5.0
    """The longest that one SQL statement may run."""

    read_connections: Count = 8
    write_connections: Count = 8
    """Connections to the database per worker: for planned reads, for acts."""

    pooler: bool = False
    """A transaction pooler such as pgbouncer stands before the database."""

    keep_told_days: Count = 90
    """How long a notification is kept after it was read, and an entry of the outbox after it was told.

    A quarter: attendance goes to the departments by quarter, and whoever comes back from a long leave still finds what happened.
    """

    log_level: Annotated[str, Field(pattern="^(debug|info|warning|error)$")] = "info"

    shutdown_seconds: Count = 15
    """How long requests under way may still take after a stop was asked for."""

    @property
    def limits(self) -> Limits:
        """What the database layer needs of these settings."""
        return Limits(
            reads=self.read_connections, writes=self.write_connections, statement=self.statement_seconds, pooler=self.pooler
        )

    def require_database_url(self) -> str:
        """The database's address, or one line that says how to give it."""
        if self.database_url is None:
            raise DaodiError("set DATABASE_URL to the database, for example postgresql://daodi:secret@localhost:5432/daodi")
        return self.database_url


def load_settings(**given: object) -> Settings:
    """Settings from the environment, with `given` (command line options) on top; DaodiError names every wrong variable."""
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})  # type: ignore[arg-type]  # by name
    except ValidationError as error:
        wrong = "; ".join(f"{_variable(str(e['loc'][0]))}: {e['msg'].lower()}" for e in error.errors())
        raise DaodiError(f"wrong setting: {wrong}") from error


def is_loopback(host: str) -> bool:
    """Whether a server that listens on `host` can be reached from this machine only."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _variable(field: str) -> str:
    return "DATABASE_URL" if field.lower() == "database_url" else f"DAODI_{field.upper()}"

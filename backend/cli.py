"""The command line `daodi`. Every failure is one line on stderr that says what to do; 0 is success, 1 failure, 2 wrong use."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer

from backend.kit.errors import DaodiError
from backend.settings import load_settings

app = typer.Typer(
    name="daodi",
    help="到底 Daodi: one district's stationed agencies, delegated approvals and events.",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
policy = typer.Typer(help="The access policy: check it, show it, compare two.")
account = typer.Typer(help="The first officers' accounts, and lost passwords.")
token = typer.Typer(help="Service tokens for other agencies' systems.")
for name, group in {"policy": policy, "account": account, "token": token}.items():
    app.add_typer(group, name=name)

Host = Annotated[str, typer.Option(help="Address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
Data = Annotated[Path | None, typer.Option(help="Data directory; DAODI_DATA, else .daodi.")]
Username = Annotated[str, typer.Argument(help="The name to sign in with.")]
PolicyFile = Annotated[Path, typer.Argument(exists=True, dir_okay=False, readable=True)]


def main() -> None:
    """The console script."""
    # Error messages hold Chinese names; a terminal that cannot show them shall show something.
    sys.stderr.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # the console's stream is a TextIOWrapper
    try:
        code = app(args=sys.argv[1:] or ["--help"], prog_name="daodi", standalone_mode=False)
    except typer.TyperException as error:
        code = _fail(error.format_message(), error.exit_code)
    except DaodiError as error:
        code = _fail(str(error), 1)
    except (typer.Abort, KeyboardInterrupt):
        code = _fail("stopped", 1)
    sys.exit(code or 0)


@app.command()
def up(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    data: Data = None,
    empty: Annotated[bool, typer.Option("--empty", help="Do not load the demo district.")] = False,
) -> None:
    """Run everything: database, schema, demo district on first start, server. Ctrl-C stops all of it."""
    from backend import starting

    starting.up(load_settings(data=data), host, port, demo=not empty)


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Annotated[int, typer.Option(min=1, max=256, help="Number of processes.")] = 1,
) -> None:
    """Serve in production from the database at DATABASE_URL; refuses demo accounts and example passwords."""
    from backend import starting

    starting.serve(load_settings(), host, port, workers)


@app.command()
def migrate(data: Data = None) -> None:
    """Bring the database's schema to this program's revision."""
    from backend.kit.migrate import head, upgrade

    with _database(data) as url:
        asyncio.run(upgrade(url))
    typer.echo(f"schema revision {head()}")


@app.command()
def demo(data: Data = None) -> None:
    """Load the demo district into an empty, migrated database."""
    from backend.demo import load

    with _migrated(data) as url:
        asyncio.run(load(url, progress=True))


@app.command()
def schema(out: Annotated[Path | None, typer.Option(help="File to write; standard output without it.")] = None) -> None:
    """Print the GraphQL schema."""
    from backend.schema import sdl

    if out is None:
        return typer.echo(sdl(), nl=False)
    try:
        out.write_text(sdl(), encoding="utf-8")
    except OSError as error:
        raise DaodiError(f"cannot write {out} ({error.strerror}); choose another file") from error


@policy.command()
def check(path: Annotated[Path | None, typer.Argument(exists=True, dir_okay=False)] = None) -> None:
    """Refuse unknown words and leaks, name rules that change nothing; the product's own policy without PATH."""
    from backend.access import commands

    typer.echo(commands.check(path), nl=False)


@policy.command()
def matrix() -> None:
    """Print the golden matrix: every decision of the policy."""
    from backend.access import commands

    typer.echo(commands.matrix(), nl=False)


@policy.command()
def diff(before: PolicyFile, after: PolicyFile) -> None:
    """Show who gains and who loses between two policies, with counts."""
    from backend.access import commands

    typer.echo(commands.diff(before, after), nl=False)


@account.command("create")
def create_account(
    username: Username,
    duty: Annotated[str, typer.Option(help="SYSTEM, SECURITY or AUDIT.")],
    data: Data = None,
) -> None:
    """Make the first system, security or audit administrator; asks for the password, or reads a line from a pipe."""
    from backend.identity import commands

    with _migrated(data) as url:
        asyncio.run(commands.create_account(url, username, duty.upper(), _password()))
    typer.echo(f"account {username} made")


@account.command("reset")
def reset_account(username: Username, data: Data = None) -> None:
    """Give an account a new password and end its sessions; asks for it, or reads a line from a pipe."""
    from backend.identity import commands

    with _migrated(data) as url:
        asyncio.run(commands.reset_password(url, username, _password()))
    typer.echo(f"password of {username} changed")


@token.command("create")
def create_token(
    name: Annotated[str, typer.Argument(help="Which system uses it.")],
    post: Annotated[str, typer.Option(help="The post it acts in: a key, a global id, or a user name.")],
    days: Annotated[int, typer.Option(min=1, help="Days until it expires.")] = 90,
    data: Data = None,
) -> None:
    """Make a service token; the secret on standard output is shown this once."""
    from backend.identity import commands

    with _migrated(data) as url:
        typer.echo(asyncio.run(commands.create_token(url, name, post, days)))


@token.command("list")
def list_tokens(data: Data = None) -> None:
    """List the service tokens, newest first."""
    from backend.identity import commands
    from backend.kit.console import print_table

    with _migrated(data) as url:
        tokens = asyncio.run(commands.list_tokens(url))
    print_table([asdict(line) for line in tokens])


@token.command("revoke")
def revoke_token(key: Annotated[int, typer.Argument(help="The token's number in the list.")], data: Data = None) -> None:
    """End a service token now."""
    from backend.identity import commands

    with _migrated(data) as url:
        asyncio.run(commands.revoke_token(url, key))
    typer.echo(f"token {key} revoked")


@app.command()
def bench(as_json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False) -> None:
    """Measure this program against its alternatives, as ratios; works in a clone of the repository."""
    sys.path.insert(0, str(Path.cwd()))
    if find_spec("tests") is None or find_spec("tests.bench") is None:
        raise DaodiError("the benchmark is not part of an installation; run it in a clone of the repository")
    typer.echo(import_module("tests.bench").report(as_json=as_json))


@contextmanager
def _database(data: Path | None) -> Iterator[str]:
    from backend import starting

    with starting.database(load_settings(data=data)) as url:
        yield url


@contextmanager
def _migrated(data: Path | None) -> Iterator[str]:
    from backend.kit.migrate import require_head

    with _database(data) as url:
        asyncio.run(require_head(url))
        yield url


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")


def _fail(message: str, code: int) -> int:
    typer.echo(f"daodi: {' '.join(message.split())}", err=True)
    return code

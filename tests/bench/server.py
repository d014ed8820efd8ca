"""One engine as a process of its own: `python -m tests.bench.server ENGINE URL SOCKET`, the socket being an inherited number."""

from __future__ import annotations

import socket
import sys

import uvicorn
from starlette.applications import Starlette

from backend import serving
from backend.kit import logs
from backend.settings import Settings


def main(engine: str, url: str, number: int) -> None:
    """Serves until SIGTERM: the product as `daodi serve` runs it, the others under the same server."""
    with socket.socket(fileno=number) as listening:
        if engine == "product":
            logs.configure("info", for_people=False)
            settings = Settings(database_url=url)
            serving.run(serving.Served(settings), settings, listening)
        else:
            application = _alternative(engine, url)
            options = uvicorn.Config(
                application, loop="uvloop", http="httptools", lifespan="on", access_log=False, log_level="warning"
            )
            uvicorn.Server(options).run([listening])


def _alternative(engine: str, url: str) -> Starlette:
    from tests.bench import bare, naive

    return naive.application(url) if engine == "naive" else bare.application(url)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))

"""The program as `daodi up` runs it, in a thread of this process on a port of the system's choice."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from backend.serving import Served
from backend.settings import load_settings

START_SECONDS = 30.0


@contextmanager
def serving(url: str) -> Iterator[str]:
    """The address of the program over this database, for as long as this lasts."""
    settings = load_settings(database_url=url, demo=True)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(Served(settings), lifespan="on", log_config=None, access_log=False, ws="none"))
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        deadline = time.monotonic() + START_SECONDS
        while thread.is_alive() and not server.started and time.monotonic() < deadline:
            time.sleep(0.02)
        assert server.started, "the program did not start"
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()

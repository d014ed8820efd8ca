"""Where the data folders `alembic/` and `casbin/` are: inside the wheel as package data, else at the repository's root."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
REPOSITORY = _PACKAGE.parent


def data_folder(name: str) -> Path:
    """The folder `name` ("alembic" or "casbin"), as an absolute path.

    In a wheel the folders travel as `backend/_data/<name>`: at the top of an environment they would shadow the libraries.
    """
    packaged = _PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else REPOSITORY / name

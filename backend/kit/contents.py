"""Contents of files, named by their SHA-256: each content lies in the data directory once, whole or not at all."""

import hashlib
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_KEPT_SECONDS = 86_400.0


@dataclass(frozen=True)
class Contents:
    """The folder of all contents. Where several machines serve, they share it."""

    folder: Path

    def path(self, sha256: str) -> Path:
        """Where a content lies."""
        return self.folder / sha256[:2] / sha256

    @contextmanager
    def draft(self) -> Iterator[Path]:
        """The path of a file under way, in the same file system; whatever is there at the end goes."""
        drafts = self.folder / "drafts"
        drafts.mkdir(parents=True, exist_ok=True)
        path = drafts / secrets.token_hex(16)
        try:
            yield path
        finally:
            path.unlink(missing_ok=True)

    def keep(self, draft: Path, sha256: str) -> None:
        """A draft becomes a content: on the disk before it has its name, and only once."""
        target = self.path(sha256)
        if target.exists():
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        _synchronise(draft, os.O_RDWR)
        draft.rename(target)
        _synchronise(target.parent, os.O_RDONLY)

    def drop(self, sha256: str) -> None:
        """Removes a content that nothing refers to any more."""
        self.path(sha256).unlink(missing_ok=True)

    def settled(self) -> list[str]:
        """The contents that have lain for a day: whatever act was to refer to one has done so or has failed."""
        found = self.folder.glob("[0-9a-f][0-9a-f]/*")
        return sorted(path.name for path in found if time.time() - path.stat().st_mtime > _KEPT_SECONDS)

    def drop_drafts(self) -> None:
        """Removes what a process that was killed left under way."""
        for path in (self.folder / "drafts").glob("*"):
            if time.time() - path.stat().st_mtime > _KEPT_SECONDS:
                path.unlink(missing_ok=True)


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _synchronise(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)

"""Who runs the embedded server: we ourselves, or, because PostgreSQL refuses to be root, an ordinary user when we are root."""

from __future__ import annotations

import os
import pwd
import stat
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from backend.kit.errors import DaodiError

NAME = "daodi"


@dataclass(frozen=True, slots=True)
class ServerUser:
    """The user under whom PostgreSQL's programs run; `account` is None when that is the present user."""

    account: pwd.struct_passwd | None

    @classmethod
    def for_cluster(cls, cluster: Path, data: Path, programs: Path) -> Self:
        """The owner of an existing cluster, else the system user `daodi`, who then may pass to the data and to the programs."""
        if os.geteuid() != 0:
            return cls(None)
        account = _owner(cluster) or _system_user()
        _let_pass(data)
        _let_pass(programs)
        if not (programs / "postgres").stat().st_mode & stat.S_IXOTH:
            _let_run(programs.parents[1])
        return cls(account)

    @property
    def identity(self) -> dict[str, Any]:
        """What `subprocess.run` needs to become this user."""
        if self.account is None:
            return {}
        return {"user": self.account.pw_uid, "group": self.account.pw_gid, "extra_groups": []}

    def own(self, folder: Path) -> None:
        """Makes this user the owner of `folder`."""
        if self.account is not None:
            os.chown(folder, self.account.pw_uid, self.account.pw_gid)


def _owner(cluster: Path) -> pwd.struct_passwd | None:
    if not cluster.exists() or (uid := cluster.stat().st_uid) == 0:
        return None
    return pwd.getpwuid(uid)


def _system_user() -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(NAME)
    except KeyError:
        pass
    command = ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
    try:
        subprocess.run(command, check=True, capture_output=True)
        return pwd.getpwnam(NAME)
    except (OSError, subprocess.CalledProcessError, KeyError) as error:
        raise DaodiError(
            f"PostgreSQL does not run as root and the system user {NAME} could not be made; "
            "run this as an ordinary user, or set DATABASE_URL to a server of your own"
        ) from error


def _let_pass(folder: Path) -> None:
    """Lets other users walk through `folder` and what lies above it, without letting them list or read."""
    for step in (folder, *folder.parents):
        mode = step.stat().st_mode
        if not mode & stat.S_IXOTH:
            step.chmod(mode | stat.S_IXOTH)


def _let_run(wheel: Path) -> None:
    """Lets other users read and run the wheel's files, which an installation under umask 077 withholds."""
    for top in (wheel, wheel.with_name(f"{wheel.name}.libs")):
        for path in (top, *top.rglob("*")):
            mode = path.stat().st_mode
            runnable = stat.S_IXOTH if mode & stat.S_IXUSR else 0
            path.chmod(mode | stat.S_IROTH | runnable)

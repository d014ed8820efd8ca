"""The build hook of `frontend/`, loaded as hatchling does: from its file, for a project somewhere."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any, Protocol, cast

from hatchling.bridge.app import Application
from hatchling.metadata.core import ProjectMetadata

from backend.kit.files import REPOSITORY


class Hook(Protocol):
    """What hatchling calls."""

    def dependencies(self) -> list[str]: ...

    def initialize(self, version: str, build_data: dict[str, Any]) -> None: ...


def hook_for(project: Path) -> Hook:
    """The hook as it would run for the project in this folder."""
    spec = importlib.util.spec_from_file_location("hatch_build", REPOSITORY / "frontend" / "hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    metadata: ProjectMetadata[Any] = ProjectMetadata(str(project), None, {})
    return cast(Hook, module.FrontendBuildHook(str(project), {}, None, metadata, str(project), "wheel", Application()))

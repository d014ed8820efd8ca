"""House laws that a linter cannot know: layers, one place of casbin, one place of commits, one policy for every type."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from backend.access.acts import Act
from backend.access.decide import Decider
from backend.access.policy import load
from backend.access.truth import Decisions
from backend.graph.entity import Entity
from backend.kit.files import data_folder
from backend.schema import ACTS, ENTITIES, vocabulary

ROOT = Path(__file__).parent.parent
BACKEND = ROOT / "backend"
LONGEST_FILE = 250
LONGEST_FUNCTION = 40


def _sources() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(BACKEND.rglob("*.py")):
        if "static" not in path.parts:
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def test_no_module_imports_from_a_layer_above_it(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    kept = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0
    assert kept, capsys.readouterr().out


def test_only_the_kit_commits() -> None:
    guilty = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, tree in _sources()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "commit"
        if "kit" not in path.parts
    ]
    assert guilty == []


def test_no_file_passes_250_lines_and_no_function_40() -> None:
    long = [f"{path.relative_to(ROOT)}" for path, _ in _sources() if len(path.read_text().splitlines()) > LONGEST_FILE]
    for path, tree in _sources():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
                and (node.end_lineno or 0) - node.lineno > LONGEST_FUNCTION
            ):
                long.append(f"{path.relative_to(ROOT)}:{node.name}")
    assert long == []


def test_domain_folders_hold_only_the_four_file_names_and_identity_its_own() -> None:
    domains = (
        "organisations",
        "personnel",
        "assessments",
        "appointments",
        "approvals",
        "windows",
        "events",
        "joint",
        "attendance",
        "classes",
    )
    known = {"__init__", "models", "rules", "acts", "schema"}
    strange = [
        str(path.relative_to(ROOT)) for name in domains for path in (BACKEND / name).glob("*.py") if path.stem not in known
    ]
    assert strange == []


def test_the_folders_named_like_libraries_hold_no_package() -> None:
    assert not (ROOT / "casbin" / "__init__.py").exists()
    assert not (ROOT / "alembic" / "__init__.py").exists()


@cache
def _decisions() -> Decisions:
    words = vocabulary()
    return Decider(load(data_folder("casbin") / "policy.csv", words)).decide(words)


@pytest.mark.parametrize(
    "entity", [e for e in ENTITIES.values() if e.governed and not (e.within or e.beside)], ids=lambda entity: entity.name
)
def test_every_governed_type_can_exist_for_somebody(entity: Entity) -> None:
    decisions = _decisions()
    roles = [key[0] for key, table in decisions.tables.items() if key[1] == f"{entity.object}.basic" and any(table.values)]
    assert roles, f"no rule names {entity.object}.basic"


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_every_act_has_a_line_of_policy_and_quotes_its_rule(act: Act) -> None:
    decisions, obj = _decisions(), f"{ENTITIES[act.on].object}.{act.group}"
    assert any(key[1:] == (obj, act.name) and any(table.values) for key, table in decisions.tables.items()), act.name
    assert "“" in (act.function.__doc__ or ""), f"{act.name} does not quote the sentence that it follows"


@pytest.mark.parametrize("entity", [e for e in ENTITIES.values() if e.machine], ids=lambda entity: entity.name)
def test_every_step_of_a_state_machine_is_an_act(entity: Entity) -> None:
    assert entity.machine is not None
    assert entity.machine.steps.acts <= {act.name for act in ACTS}


def test_every_message_of_a_domain_says_what_part_of_the_regulation_it_follows() -> None:
    missing = [
        name
        for name in (
            "organisations",
            "personnel",
            "assessments",
            "appointments",
            "approvals",
            "windows",
            "events",
            "joint",
            "classes",
            "attendance",
        )
        if "egulation, part" not in (BACKEND / name / "__init__.py").read_text(encoding="utf-8")
    ]
    assert missing == []

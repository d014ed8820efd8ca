"""The policy in words: the matrix of the design to the letter, and the golden matrix that a pull request shows."""

import csv
import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path

import pytest

from backend.access.decide import Decider
from backend.access.matrix import COLUMNS, golden, staff_assessment_matrix, words
from backend.access.policy import parse
from backend.access.products import Product
from backend.access.truth import Cell, Decisions
from backend.access.vocabulary import Vocabulary
from backend.kit.files import REPOSITORY, data_folder
from backend.schema import ACTS

DESIGN = """\
| group | host A | host B | parent A | parent B | agency head | colleague | self | district leader | district org | conduct office | audit | other township, other department | three officers |
|---|---|---|---|---|---|---|---|---|---|---|---|---|---|
| Staff.basic | R | R | R | R | R | R | R | R | R | R | R | - | - |
| Staff.contact | R | R | - | R | R | - | R | - | - | - | - | - | - |
| Staff.identity | R | R | - | - | - | - | R | - | - | - | - | - | - |
| Staff.establishment | R | R | R | R | - | - | R | R | R | - | R | - | - |
| Staff.cover | R | R | - | - | R | - | R | - | - | - | - | - | - |
| Assessment.basic | R | R | - | R | P | - | P | - | P | R | R | - | - |
| Assessment.township | R | R | - | **-** | - | - | P | - | P | - | R | - | - |
| Assessment.department | R | R | - | **R** | - | - | P | - | P | - | R | - | - |
| Assessment.conduct | R | R | - | - | - | - | P | - | P | R | R | - | - |
| Assessment.total | R | R | - | **-** | - | - | P | - | P | - | R | - | - |
| Assessment.grade | R | R | - | P | P | - | P | - | P | - | R | - | - |
| Assessment.standing | R | R | - | - | - | - | P | - | - | - | R | - | - |
| Assessment.bonus.township | R | R | - | **-** | - | - | P | - | - | - | R | - | - |
| Assessment.bonus.department | R | R | - | **R** | - | - | P | - | - | - | R | - | - |
| Assessment.bonus.total | R | R | - | **-** | - | - | P | - | - | - | R | - | - |
"""
"""The table of the design (access.md), copied; what is bold there is bold for the eye only. `Staff.cover` came with leave (M8)."""

UNDER_PYCASBIN = """
import importlib.metadata, json, sys
from pathlib import Path
from backend.access.decide import Decider
from backend.access.matrix import golden
from backend.access.policy import load
from backend.access.vocabulary import TypeWords, Vocabulary
types = {name: TypeWords(**{key: tuple(value) for key, value in words.items()}) for name, words in json.load(sys.stdin).items()}
vocabulary = Vocabulary.of(types)
decisions = Decider(load(Path(sys.argv[1]), vocabulary)).decide(vocabulary)
print(importlib.metadata.version("pycasbin"))
print(golden(decisions, vocabulary), end="")
"""


def test_the_matrix_of_staff_and_assessment_is_the_design_to_the_letter(decisions: Decisions, vocabulary: Vocabulary) -> None:
    assert staff_assessment_matrix(decisions, vocabulary) == DESIGN.replace("**", "")


def test_the_matrix_shows_where_viewers_of_one_column_are_decided_differently(vocabulary: Vocabulary) -> None:
    policy = parse("g, town_leader, member\n# 理由\np, town_leader, host, *, Staff.basic, read, allow", vocabulary)
    table = staff_assessment_matrix(Decider(policy).decide(vocabulary), vocabulary)
    assert "| Staff.basic | -/R | -/R | - |" in table


def test_the_conduct_office_reads_nothing_of_class_a(decisions: Decisions) -> None:
    for obj in ("Staff.basic", "Assessment.basic", "Assessment.conduct"):
        table = decisions.table("district_conduct", obj)
        assert [cls for cls in table.classes if table.allows(Cell(frozenset(), cls))] == ["B"]


def test_the_committed_golden_matrix_is_what_the_policy_says(decisions: Decisions, vocabulary: Vocabulary) -> None:
    committed = (data_folder("casbin") / "matrix.csv").read_text(encoding="utf-8")
    assert committed == golden(decisions, vocabulary), "run `daodi policy matrix > casbin/matrix.csv` and look at the difference"


def test_the_golden_matrix_is_complete(decisions: Decisions, vocabulary: Vocabulary) -> None:
    rows = list(csv.DictReader(golden(decisions, vocabulary).splitlines()))
    assert tuple(rows[0]) == COLUMNS
    read = {(row["role"], f"{row['type']}.{row['group']}") for row in rows if row["action"] == "read"}
    assert len(read) == 23 * len(vocabulary.objects())
    asked = [row for row in rows if row["action"] != "read"]
    assert {row["action"] for row in asked} == {"audit", *(act.name for act in ACTS)}
    assert len(read) + len(asked) == len(rows)
    assert "-" not in {row["condition"] for row in asked}


@pytest.mark.parametrize(
    ("products", "text"),
    [
        ((), "-"),
        ((Product(),), "any"),
        ((Product(("self",)), Product(("parent",), (), ("B",))), "self | parent & B"),
        ((Product((), (), ("1", "2")),), "1/2"),
        ((Product(("host",), ("self",)),), "host & !self"),
    ],
)
def test_conditions_are_words(products: tuple[Product, ...], text: str) -> None:
    assert words(products) == text


def test_pycasbin_decides_the_same_golden_matrix(decisions: Decisions, vocabulary: Vocabulary, tmp_path: Path) -> None:
    """The library's releases moved to the name `pycasbin`; nothing here may depend on which of the two is installed."""
    python = environment(tmp_path / "pycasbin", "pycasbin>=2.8", "simpleeval>=1.0.5")
    types = json.dumps({name: asdict(kind) for name, kind in vocabulary.types.items()})
    done = subprocess.run(
        [python, "-c", UNDER_PYCASBIN, data_folder("casbin") / "policy.csv"],
        input=types,
        text=True,
        capture_output=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 0, done.stderr
    version, _, matrix = done.stdout.partition("\n")
    assert version.startswith("2.")
    assert matrix == golden(decisions, vocabulary)


def environment(folder: Path, *requirements: str) -> Path:
    """A Python of its own with these distributions; a clear failure where it cannot be made."""
    uv = os.environ.get("UV") or shutil.which("uv")
    assert uv, "uv is not on the PATH: `pip install uv`, it makes the environment in which pycasbin is tried"
    for command in (
        ["venv", "--python", sys.executable, str(folder)],
        ["pip", "install", "--python", str(folder), *requirements],
    ):
        done = subprocess.run([uv, "--quiet", *command], capture_output=True, text=True)
        assert done.returncode == 0, f"no environment for pycasbin (is the package index reachable?): {done.stderr.strip()}"
    return folder / "bin" / "python"

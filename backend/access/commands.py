"""`daodi policy check | matrix | diff`: each returns the text that the command prints, or raises DaodiError."""

from importlib import import_module
from pathlib import Path

from backend.access.changes import changes
from backend.access.decide import Decider
from backend.access.lint import dead_rules, refuse_leaks
from backend.access.matrix import golden
from backend.access.policy import Policy, load
from backend.access.truth import Decisions
from backend.access.vocabulary import Vocabulary
from backend.kit.files import data_folder


def check(path: Path | None = None, vocabulary: Vocabulary | None = None) -> str:
    """Refuse unknown words and leaks; say what was checked, and list the rules that change nothing."""
    known = vocabulary or _built_in()
    policy, decisions = _decided(path or _own_policy(), known)
    refuse_leaks(policy, decisions)
    dead = dead_rules(policy, decisions, known)
    lines = [f"{policy.name}: {len(policy.rules)} rules, {len(policy.inheritance)} inheritances, sha256 {policy.sha256[:12]}: ok"]
    lines += [f"{policy.name}:{rule.line}: changes no decision: {', '.join(rule.values)}" for rule in dead]
    return "\n".join(lines) + "\n"


def matrix(vocabulary: Vocabulary | None = None) -> str:
    """The golden matrix of the product's own policy: the content of `casbin/matrix.csv`."""
    known = vocabulary or _built_in()
    return golden(_decided(_own_policy(), known)[1], known)


def diff(before: Path, after: Path, vocabulary: Vocabulary | None = None) -> str:
    """Who gains (+) and who loses (-) between two policy files, with the number of buckets; then the totals."""
    known = vocabulary or _built_in()
    found = list(changes(_decided(before, known)[1], _decided(after, known)[1], known))
    gained, lost = (sum(change.cells for change in found if change.gained is kind) for kind in (True, False))
    total = f"{len({change.role for change in found})} roles, {gained} buckets gained, {lost} lost"
    return "\n".join([*map(str, found), total]) + "\n"


def _decided(path: Path, vocabulary: Vocabulary) -> tuple[Policy, Decisions]:
    policy = load(path, vocabulary)
    return policy, Decider(policy).decide(vocabulary)


def _own_policy() -> Path:
    return data_folder("casbin") / "policy.csv"


def _built_in() -> Vocabulary:
    """The vocabulary of the product's entities; found by name, because `access` stands below the layer that sums them up."""
    words: Vocabulary = import_module("backend.schema").vocabulary()
    return words

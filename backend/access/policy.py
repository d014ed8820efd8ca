"""`casbin/policy.csv` as data: who inherits whom, and which rule says what, on which line, for which reason.

The comment lines right above a block of rules are the reason that the product shows (first line Chinese, the rest
English). Everything that casbin would accept in silence is refused here with file and line (`study-access.md` 1.6).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from backend.access.vocabulary import ANY, EFFECTS, RELATIONS, ROLES, TypeWords, Vocabulary
from backend.kit.errors import DaodiError

MAX_DEPTH = 9
"""Casbin's role manager stops following inheritance after nine steps, without a word."""


@dataclass(frozen=True)
class Reason:
    """Why a block of rules stands in the policy, in both languages of the product."""

    zh: str
    en: str


@dataclass(frozen=True)
class Rule:
    """One `p` line. `cls` may be `*`; `object` is `Type.group`, `Type.*` or `Type.group.*`."""

    line: int
    role: str
    relation: str
    cls: str
    object: str
    action: str
    effect: str
    reason: Reason

    @property
    def type(self) -> str:
        """The object type that the rule is about."""
        return self.object.partition(".")[0]

    @property
    def pattern(self) -> str:
        """The group pattern that the rule names."""
        return self.object.partition(".")[2]

    @property
    def values(self) -> tuple[str, ...]:
        """The six values in casbin's order."""
        return (self.role, self.relation, self.cls, self.object, self.action, self.effect)

    def covers(self, obj: str) -> bool:
        """Does the rule name this `Type.group`? (keyMatch, for patterns that end with a dot before the star.)"""
        return obj.startswith(self.object[:-1]) if self.object.endswith("*") else obj == self.object

    def holds(self, held: Collection[str], cls: str) -> bool:
        """Does the rule apply to a row of this class that stands in these relations to the viewer?"""
        return (self.relation == ANY or self.relation in held) and self.cls in ("*", cls)


@dataclass(frozen=True)
class Inheritance:
    """One `g` line: `role` has every rule of `parent`."""

    line: int
    role: str
    parent: str


@dataclass(frozen=True)
class Policy:
    """A whole policy, checked. `text` is what was read; two policies of equal text are the same version."""

    rules: tuple[Rule, ...]
    inheritance: tuple[Inheritance, ...]
    text: str = field(repr=False)
    name: str = "policy.csv"

    @cached_property
    def sha256(self) -> str:
        """Hex digest of the text in UTF-8."""
        return sha256(self.text.encode()).hexdigest()

    @cached_property
    def parents(self) -> Mapping[str, tuple[str, ...]]:
        """Role -> the roles it inherits directly."""
        return {role: tuple(one.parent for one in self.inheritance if one.role == role) for role in ROLES}

    def reach(self, role: str) -> frozenset[str]:
        """The role itself and every role that it inherits."""
        return frozenset({role}.union(*(self.reach(parent) for parent in self.parents[role])))

    def reachable(self, role: str) -> tuple[Rule, ...]:
        """The rules that can decide anything for this role, in the order of the file."""
        return self._reachable[role]

    @cached_property
    def _reachable(self) -> Mapping[str, tuple[Rule, ...]]:
        reaches = {role: self.reach(role) for role in ROLES}
        return {role: tuple(rule for rule in self.rules if rule.role in reach) for role, reach in reaches.items()}

    def naming(self, role: str, obj: str, action: str) -> tuple[Rule, ...]:
        """The rules of this role that name this `Type.group` and action, in the order of the file."""
        return tuple(rule for rule in self.reachable(role) if rule.action == action and rule.covers(obj))

    def because(self, role: str, held: Collection[str], cls: str, obj: str, action: str) -> tuple[Rule, ...]:
        """Every rule that applies to one bucket: the reasons of its decision (a deny among them wins, none means no)."""
        return tuple(rule for rule in self.naming(role, obj, action) if rule.holds(held, cls))

    def without(self, rule: Rule) -> "Policy":
        """The same policy minus one rule; `text` stays, so this is a question, never a version."""
        return replace(self, rules=tuple(one for one in self.rules if one is not rule))


def load(path: Path, vocabulary: Vocabulary) -> Policy:
    """Read and check a policy file. DaodiError: unreadable, not UTF-8, or refused by `parse`."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise DaodiError(f"{path}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise DaodiError(f"{path}: is not UTF-8 (byte {error.start})") from error
    return parse(text, vocabulary, path.name)


def parse(text: str, vocabulary: Vocabulary, name: str = "policy.csv") -> Policy:
    """Check a policy text word by word; DaodiError names file, line and what is wrong with it."""
    reader = _Reader(name, vocabulary)
    for number, line in enumerate(text.splitlines(), 1):
        reader.read(number, line.strip())
    reader.check_inheritance()
    return Policy(tuple(reader.rules.values()), tuple(reader.links.values()), text, name)


class _Reader:
    """Reads one file line by line; every refusal goes through `refuse`."""

    def __init__(self, name: str, vocabulary: Vocabulary) -> None:
        self.name = name
        self.vocabulary = vocabulary
        self.rules: dict[tuple[str, ...], Rule] = {}
        self.links: dict[tuple[str, str], Inheritance] = {}
        self.comment: list[str] = []
        self.open = False
        """Whether the lines of `comment` are complete, because a rule below them has been read."""

    def refuse(self, line: int, message: str) -> DaodiError:
        return DaodiError(f"{self.name}:{line}: {message}")

    def read(self, number: int, line: str) -> None:
        if line.startswith("#"):
            self.comment = [*([] if self.open else self.comment), line.lstrip("# ")]
            self.open = False
        elif not line:
            self.comment, self.open = [], False
        else:
            self.open = True
            self.read_rule(number, [part.strip() for part in line.split(",")])

    def read_rule(self, number: int, fields: list[str]) -> None:
        match fields:
            case ["p", role, relation, cls, obj, action, effect]:
                self.add(Rule(number, role, relation, cls, obj, action, effect, self.reason(number)))
            case ["g", role, parent]:
                self.inherit(Inheritance(number, role, parent))
            case ["p", *rest]:
                raise self.refuse(
                    number, f"a rule has 6 values (role, relation, class, Type.group, action, effect), this one has {len(rest)}"
                )
            case ["g", *rest]:
                raise self.refuse(number, f"an inheritance has 2 values (role, inherited role), this one has {len(rest)}")
            case _:
                raise self.refuse(number, f"a line starts with p, g or #, this one with `{fields[0]}`")

    def reason(self, number: int) -> Reason:
        if not self.comment:
            raise self.refuse(number, "no reason: write a comment right above the block (first line Chinese, then English)")
        zh, *english = self.comment
        return Reason(zh, " ".join(english) or zh)

    def word(self, line: int, kind: str, word: str, known: Iterable[str]) -> None:
        choices = tuple(known)
        if word not in choices:
            raise self.refuse(line, f"unknown {kind} `{word}`; known: {', '.join(choices)}")

    def add(self, rule: Rule) -> None:
        self.word(rule.line, "role", rule.role, ROLES)
        self.word(rule.line, "relation", rule.relation, RELATIONS)
        self.word(rule.line, "type", rule.type, self.vocabulary.types)
        self.word(rule.line, "effect", rule.effect, EFFECTS)
        self.check_type(rule, self.vocabulary.types[rule.type])
        if before := self.rules.get(rule.values):
            raise self.refuse(rule.line, f"the same rule stands on line {before.line}")
        self.rules[rule.values] = rule

    def check_type(self, rule: Rule, words: TypeWords) -> None:
        if rule.relation != ANY and rule.relation not in words.relations:
            raise self.refuse(rule.line, f"{rule.type} has no relation `{rule.relation}`; it has: {', '.join(words.relations)}")
        self.word(rule.line, f"class of {rule.type}", rule.cls, ("*", *words.classes))
        self.word(rule.line, f"action on {rule.type}", rule.action, words.actions)
        if "*" in rule.pattern and rule.pattern != "*" and (not rule.pattern.endswith(".*") or rule.pattern.count("*") > 1):
            raise self.refuse(
                rule.line, f"`{rule.object}`: a pattern is Type.* or Type.group.*, the star alone after the last dot"
            )
        if not words.covered(rule.pattern):
            raise self.refuse(rule.line, f"{rule.type} has no group `{rule.pattern}`; it has: {', '.join(words.groups)}")

    def inherit(self, link: Inheritance) -> None:
        self.word(link.line, "role", link.role, ROLES)
        self.word(link.line, "role", link.parent, ROLES)
        if before := self.links.get((link.role, link.parent)):
            raise self.refuse(link.line, f"the same inheritance stands on line {before.line}")
        duty, inherited = ROLES[link.role].duty, ROLES[link.parent].duty
        if inherited not in (duty, None):
            raise self.refuse(link.line, f"{link.role} ({duty}) must not inherit {link.parent} ({inherited}): duties stay apart")
        self.links[link.role, link.parent] = link

    def check_inheritance(self) -> None:
        """Refuse role cycles and chains that are longer than casbin follows, at the line that closes them."""
        for link in self.links.values():
            self.follow(link, (link.role,))

    def follow(self, link: Inheritance, path: tuple[str, ...]) -> None:
        if link.parent in path:
            raise self.refuse(link.line, f"roles inherit in a circle: {' > '.join((*path, link.parent))}")
        if len(path) > MAX_DEPTH:
            raise self.refuse(link.line, f"more than {MAX_DEPTH} steps of inheritance: {' > '.join((*path, link.parent))}")
        for (role, _), onward in self.links.items():
            if role == link.parent:
                self.follow(onward, (*path, link.parent))

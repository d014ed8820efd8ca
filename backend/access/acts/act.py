"""What an act is: a function with a name, the row that it is on, its input, and the words around it."""

import re
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from inspect import cleandoc
from types import ModuleType
from typing import Any, get_type_hints

import strawberry
from sqlalchemy import ColumnElement, true

from backend.access.acts.doing import Doing
from backend.graph.entity import ActRule, Row
from backend.graph.types import scalar
from backend.kit.rules import Refusal

Function = Callable[[Doing, Any], Awaitable[int | None]]

_QUOTED = re.compile("“[^”]+”")


@strawberry.input(description="办理一条记录.")
class ActInput:
    """What every act needs: the record that it is on. An act that creates is on the parent."""

    id: strawberry.ID = scalar("所办理记录的全局标识.")


@strawberry.input(description="办理一条记录, 以所见的版本为准.")
class ChangeInput(ActInput):
    """What every act needs that changes the record that it is on: the version that the person has seen."""

    version: int = scalar("所见的版本号; 记录已被他人修改时拒绝 (CONFLICT).")


@dataclass(frozen=True, kw_only=True)
class Deed:
    """Something that is done with a record and stands in its log: people's acts, and what the clock does.

    The log is read with `group`. `tells`: relations whose posts are told that it was done. `touches`: other types whose records
    it changes as well -> the group of that type by which the log of such a record shows it.
    """

    name: str
    on: str
    gives: str
    group: str
    title: str
    tells: tuple[str, ...] = ()
    touches: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of_clock(cls, name: str, on: str, group: str, title: str, tells: tuple[str, ...] = ()) -> "Deed":
        """What happens to a record when a day has come: no mutation, and no line of policy."""
        return cls(name=name, on=on, gives=on, group=group, title=title, tells=tells)


@dataclass(frozen=True, kw_only=True)
class Act(Deed):
    """A declared act. `conflicts`: name of a constraint of the database -> what it means when it is hit.

    `unmet`: what is said where the state fits and `when` does not. `seconds`: how long it may take where it is long work, which
    then goes on although its client has hung up; None: as long as any operation.
    """

    input: type
    function: Function
    when: Callable[[Row], ColumnElement[bool]] | None
    awaited: Callable[[Row], ColumnElement[bool]] | None = None
    asks: bool = True
    unmet: Refusal | None = None
    seconds: float | None = None
    conflicts: Mapping[str, Refusal] = field(default_factory=dict)

    @property
    def rule(self) -> ActRule:
        """The act as the entity knows it."""
        return ActRule(name=self.name, group=self.group, when=self.when, awaited=self.awaited, asks=self.asks)

    @property
    def description(self) -> str:
        """Title, and the sentences of the regulation that the function quotes."""
        return " ".join([f"{self.title}.", *_QUOTED.findall(cleandoc(self.function.__doc__ or ""))])

    @property
    def versioned(self) -> bool:
        """Whether the caller says which version of the record it has seen."""
        return issubclass(self.input, ChangeInput)


def always(_: Row) -> ColumnElement[bool]:
    """On every row on which the act can be done, somebody waits for it."""
    return true()


def act(
    name: str,
    *,
    on: str,
    title: str,
    group: str = "basic",
    gives: str | None = None,
    when: Callable[[Row], ColumnElement[bool]] | None = None,
    awaited: Callable[[Row], ColumnElement[bool]] | None = None,
    asks: bool = True,
    tells: tuple[str, ...] = (),
    touches: Mapping[str, str] | None = None,
    unmet: Refusal | None = None,
    seconds: float | None = None,
    conflicts: Mapping[str, Refusal] | None = None,
) -> Callable[[Function], Act]:
    """Declares the function as the act `name`, on a row of the type `on`; policy allows it on `group` of that row.

    `gives`: the type of the payload's object when it is not the row; the function then returns its key. The rest: `Act`, `ActRule`.
    """

    def declared(function: Function) -> Act:
        return Act(
            name=name,
            on=on,
            gives=gives or on,
            group=group,
            title=title,
            input=get_type_hints(function)["given"],
            function=function,
            when=when,
            awaited=awaited,
            asks=asks,
            tells=tells,
            touches=touches or {},
            unmet=unmet,
            seconds=seconds,
            conflicts=conflicts or {},
        )

    return declared


def acts_in(*modules: ModuleType) -> tuple[Act, ...]:
    """The acts that modules declare, in their order."""
    return tuple(value for module in modules for value in vars(module).values() if isinstance(value, Act))


def logged(type_name: str, acts: Iterable[Deed]) -> dict[str, str]:
    """Every deed that may change records of a type, and the group by which the log of such a record shows it."""
    found = {act.name: act.touches[type_name] for act in acts if type_name in act.touches}
    found |= {act.name: "basic" for act in acts if act.gives == type_name}
    return found | {act.name: act.group for act in acts if act.on == type_name}

"""The state of one compilation: binds, visible relations, who asks, as of which day."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any, Protocol

from sqlalchemy import CTE, BindParameter, ColumnElement, Date, LargeBinary, Text, bindparam, cast, func, select
from sqlalchemy import BigInteger as Big
from sqlalchemy.types import TypeEngine

from backend.graph.entity import Entity, Viewer
from backend.graph.errors import CodedError
from backend.graph.request import Profile
from backend.graph.variables import filled, storable

Getter = Callable[[Mapping[str, Any]], Any]

VIEWER_BINDS: Mapping[str, TypeEngine[Any]] = {
    "v_token": LargeBinary(),
    "v_role": Text(),
    "v_version": Big(),
    "v_own_row": Text(),
}
"""Binds of the viewer CTE; filled from credentials and profile, never from variables."""


@dataclass(frozen=True, slots=True)
class Visible:
    """A relation that holds only what the viewer may see, masked columns already NULL.

    `conditions`: group -> True, False, or the label of its boolean column. `certain`: every base row exists for this profile;
    `none`: no row does. `acts`: act -> True, False or label.
    """

    entity: Entity
    relation: CTE
    certain: bool
    none: bool
    conditions: Mapping[str, bool | str]
    acts: Mapping[str, bool | str]

    def nullable(self, name: str) -> bool:
        """Whether a column can be NULL here: in the table, or because its group is masked for some row."""
        return self.entity.nullable(name) or self.conditions.get(self.entity.group_for(name), True) is not True


class Guard(Protocol):
    """Turns policy into relations; `access` implements it."""

    def visible(self, entity: Entity, scope: "Scope", inside: bool) -> Visible: ...

    def permissions(self, role: str) -> tuple[str, ...]: ...

    def reaches(self, entity: Entity, role: str, group: str = "basic") -> bool: ...


class Scope:
    """One per compiled plan. Children of a field with `asOf` get a scope of that day that shares everything else."""

    def __init__(self, guard: Guard, entities: Mapping[str, Entity], profile: Profile, viewer: CTE) -> None:
        self.guard, self.entities, self.profile, self.viewer_relation = guard, entities, profile, viewer
        self.as_of: ColumnElement[Any] | None = None
        self.getters: dict[str, Getter] = {}
        self.arguments: Mapping[str, Any] = {}
        self._place: list[tuple[str | int, ...]] = [()]
        self._visible: dict[tuple[str, bool, str], Visible] = {}
        self._shared: dict[str, CTE] = {}
        self._numbers = count(1)

    @property
    def viewer(self) -> Viewer:
        """Who asks, as uncorrelated scalar subqueries: PostgreSQL evaluates each once per statement."""
        return Viewer(lambda name: select(self.viewer_relation.c[name]).correlate(None).scalar_subquery())

    @property
    def today(self) -> ColumnElement[Any]:
        """The day that rows are of: `asOf` or today in district time."""
        return self.as_of if self.as_of is not None else district_day()

    def bind(self, value: Any, type_: TypeEngine[Any], convert: Callable[[Any], Any] | None = None) -> BindParameter[Any]:
        """A bind of a constant, of a variable's leaf, or of a list of both; `convert` may raise a typed error."""
        name = f"b{len(self.getters)}"
        path = [*self._place[-1]]

        def get(values: Mapping[str, Any]) -> Any:
            found = [filled(item, values) for item in value] if isinstance(value, list) else filled(value, values)
            try:
                return storable(convert(found) if convert else found)
            except CodedError as error:
                error.path = error.path or path or None
                raise

        self.getters[name] = get
        return bindparam(name, type_=type_)

    @contextmanager
    def at(self, *path: str | int) -> Iterator[None]:
        """Around what is compiled of a place in the request: a mistake there, found now or in a bind's value, is named by its path."""
        self._place.append(path)
        try:
            yield
        except CodedError as error:
            error.path = error.path or [*path]
            raise
        finally:
            self._place.pop()

    def below(self, *steps: str | int) -> AbstractContextManager[None]:
        """`at` a place within the present one."""
        return self.at(*self._place[-1], *steps)

    def name(self, prefix: str) -> str:
        """A fresh alias inside this statement."""
        return f"{prefix}{next(self._numbers)}"

    def visible(self, type_name: str, inside: bool = False) -> Visible:
        """The visible relation of a type. `inside`: reached through its parent's edge, whose group is checked already."""
        key = (type_name, inside, str(self.as_of) if self.as_of is not None else "")
        if key not in self._visible:
            self._visible[key] = self.guard.visible(self.entities[type_name], self, inside)
        return self._visible[key]

    def shared(self, name: str, make: Callable[[], CTE]) -> CTE:
        """A relation that several sources of one statement read, made once."""
        if name not in self._shared:
            self._shared[name] = make()
        return self._shared[name]

    def on_day(self, day: Any) -> "Scope":
        """This scope as of a day (a leaf or a date)."""
        child = Scope.__new__(Scope)
        child.__dict__ = {**self.__dict__, "as_of": cast(self.bind(day, Date()), Date)}
        return child

    def with_arguments(self, arguments: Mapping[str, Any]) -> "Scope":
        """This scope for the source of an embedded object, which also knows the arguments of the objects around it."""
        child = Scope.__new__(Scope)
        child.__dict__ = {**self.__dict__, "arguments": {**self.arguments, **arguments}}
        return child

    def apart(self, arguments: Mapping[str, Any]) -> "Scope":
        """This scope for rows whose expressions read arguments: their relations are not those of the rest of the statement."""
        child = Scope.__new__(Scope)
        child.__dict__ = {**self.__dict__, "arguments": arguments, "_visible": {}, "_shared": {}}
        return child


def district_day() -> ColumnElement[Any]:
    """Today in district time (Asia/Shanghai)."""
    return cast(func.timezone("Asia/Shanghai", func.district_now()), Date)

"""An act under way: the locked row, who acts, when, and the few ways in which an act changes the district."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row, RowMapping, Table, Text, cast, func, insert, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from backend.access.acts.audit import record
from backend.graph.entity import Entity
from backend.graph.request import GraphQLRequest

if TYPE_CHECKING:
    from backend.access.acts.act import Act

SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass
class Doing:
    """What an act's function gets. `row` has the columns of the locked row by name, nothing masked; `now` is district time.

    `db` is the transaction: for reading what the rule needs, and for rows that are no records of their own (steps, links).
    """

    act: "Act"
    request: GraphQLRequest
    viewer: RowMapping
    entities: Mapping[str, Entity]
    db: AsyncConnection
    row: Row[Any]
    state: str | None
    now: datetime
    changed: bool = False

    @property
    def key(self) -> int:
        """The key of the row that the act is on."""
        return int(self.row.id)

    @property
    def today(self) -> date:
        """The day in the district."""
        return self.now.astimezone(SHANGHAI).date()

    async def change(self, *, to: Any = None, **values: Any) -> None:
        """Changes the row that the act is on; its state becomes the one that the table of steps says, or `to` of several."""
        assert not self.changed, f"{self.act.name} changes its row twice; say all of it at once"
        self.changed = True
        await self._change(self.entities[self.act.on], self.key, self.row._mapping["_before"], self.state, to, values)

    async def change_other(self, type_name: str, key: int, *, to: Any = None, **values: Any) -> None:
        """Locks and changes another record; whether that may be is the act's business. LookupError: there is none."""
        entity = self.entities[type_name]
        table = _table(entity)
        state = entity.machine.of(table.c) if entity.machine else null()
        found = select(_image(table), state).where(table.c.id == key).with_for_update()
        before, held = (await self.db.execute(found)).one_or_none() or _missing(type_name, key)
        await self._change(entity, key, before, held, to, values)

    async def create(self, type_name: str, *, to: Any = None, **values: Any) -> int:
        """A new record and its key; its first state is the one that the table of steps says, or `to` of several."""
        entity = self.entities[type_name]
        self._check_logged(entity)
        table = _table(entity)
        values |= self._state(entity, None, to)
        made = insert(table).values(values).returning(table.c.id, _image(table))
        key, after = (await self.db.execute(made)).one()
        await record(self, type_name, key, None, after)
        return int(key)

    async def _change(
        self, entity: Entity, key: int, before: str, state: str | None, to: str | None, values: dict[str, Any]
    ) -> None:
        self._check_logged(entity)
        table = _table(entity)
        values |= self._state(entity, state, to)
        values |= {name: table.c[name] + 1 for name in entity.counted(values) if name in table.c}
        held = entity.machine.of(table.c) if entity.machine else null()
        changed = update(table).where(table.c.id == key).values(values).returning(_image(table), held)
        after, reached = (await self.db.execute(changed)).one()
        self._check(entity, state, reached)
        await record(self, entity.name, key, before, after)

    def _state(self, entity: Entity, state: str | None, to: str | None) -> dict[str, str | None]:
        """The state column's new value, where the act is a step of this type and there is such a column."""
        machine = entity.machine
        if machine is None or self.act.name not in machine.steps.acts or machine.column is None:
            return {}
        return {machine.column: to or machine.steps.next(state, self.act.name)}

    def _check_logged(self, entity: Entity) -> None:
        """An act that its record's log would show to nobody, where entries have groups, is a mistake of the program."""
        if set(entity.logged.values()) - {"basic"} and self.act.name not in entity.logged:
            raise AssertionError(f"{self.act.name} does not say that it touches {entity.name}")

    def _check(self, entity: Entity, state: str | None, reached: str | None) -> None:
        """An act that leads where its table does not say is a mistake of the program: nothing of it stands."""
        steps = entity.machine.steps if entity.machine else None
        if steps is not None and self.act.name in steps.acts and reached not in steps.after(state, self.act.name):
            raise AssertionError(f"{self.act.name} led {entity.name} from {state} to {reached}")


def _table(entity: Entity) -> Table:
    assert entity.table is not None, f"{entity.name} has no table"
    return entity.table


def _image(table: Table) -> Any:
    """A row as JSON text: numbers keep their digits, and Python does not touch them."""
    return cast(func.to_jsonb(table.table_valued()), Text)


def _missing(type_name: str, key: int) -> Any:
    raise LookupError(f"there is no {type_name} {key}")

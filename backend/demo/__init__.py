"""The demo district: Shangyu as the regulation describes it in the summer of 2017, always the same.

People, telephone numbers, documents and texts are invented; codes and names of places are public statistics. What the
regulation does not say is assumed and marked so in `domain.md` section 5.
"""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from backend.demo import (
    accounts,
    agencies,
    appointments,
    attendance,
    bindings,
    bodies,
    cadres,
    calendar,
    copy,
    duties,
    events,
    grading,
    items,
    joint,
    leaves,
    operations,
    places,
    platforms,
    stationed,
    tasks,
    totals,
    windows,
)
from backend.demo.district import District
from backend.demo.store import Store
from backend.kit.database import connect

_THEMES: dict[str, Callable[[District], None]] = {
    "工作日历": calendar.build,
    "乡镇、村、网格": places.build,
    "部门、机关、单位": bodies.build,
    "派驻机构": agencies.build,
    "派驻人员": stationed.build,
    "机构负责人": agencies.finish,
    "干部、网格员": cadres.build,
    "任免与人事事项": appointments.build,
    "审批事项": items.build,
    "便民窗口": windows.build,
    "四平台": platforms.build,
    "事件": events.build,
    "矛盾联调": joint.build,
    "执法联动": operations.build,
    "考核": grading.build,
    "制度适用": bindings.build,
    "值班": duties.build,
    "请假": leaves.build,
    "考勤": attendance.build,
    "交办事项": tasks.build,
    "账号": accounts.build,
}
"""What is made, in an order in which each theme finds what it needs."""


def district(done: Callable[[str], None] = lambda _: None) -> District:
    """Builds the whole district in memory; `done` hears the name of each theme."""
    result = District()
    for name, build in _THEMES.items():
        build(result)
        done(name)
    totals.check(result)
    return result


async def load(database_url: str, progress: bool = True) -> None:
    """Loads the district into a migrated, empty database in one transaction; DaodiError when it is not empty."""
    columns = (TextColumn("演示数据"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), disable=not progress) as bar:
        task = bar.add_task("", total=len(_THEMES))

        def done(name: str) -> None:
            bar.update(task, description=name, advance=1)

        def build() -> Store:
            store = district(done).store
            bar.update(task, total=len(_THEMES) + len(store.rows))
            return store

        connection = await connect(database_url)
        try:
            await copy.write(connection, build, done)
            await copy.vacuum(connection)
        finally:
            await connection.close()

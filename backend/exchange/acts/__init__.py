"""Importing a list: trying it, writing it as a whole, giving it up, taking it back."""

from dataclasses import asdict
from typing import Any

import orjson
import strawberry
from sqlalchemy import ColumnElement, delete, func, insert, or_, select
from sqlalchemy.exc import IntegrityError
from strawberry.scalars import Base64

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.exchange.acts.examining import examined
from backend.exchange.acts.progress import Progress
from backend.exchange.acts.undoing import take_back, touched
from backend.exchange.acts.writing import write
from backend.exchange.models import ImportFault, ImportFile
from backend.exchange.rules.columns import CHECK, CHECK_ACCOUNTS, CHECK_POSTS, CHECK_STANDARDS, CHECKED_BY, ImportTarget
from backend.exchange.rules.sheet import Sheet
from backend.graph.entity import Row
from backend.graph.types import scalar
from backend.kit.rules import Refusal, Refused, refuse
from backend.organisations.rules import OrganPurpose

strawberry.enum(
    ImportTarget,
    description="导入什么: TOWNSHIPS 乡镇(街道), VILLAGES 村(社区), GRIDS 网格, DEPARTMENTS 部门, UNITS 其他单位, AGENCIES 派驻机构, "
    "STAFF 人员, BONUS_STANDARDS 考核奖标准, CALENDAR_DAYS 工作日历: 放假与调休上班的日子, ACCOUNTS 业务账号, POSTS 任职.",
)
LONG = 60.0
"""Seconds that one step of an import may take. On two busy cores ten thousand people are checked in 2, written in 4, taken back in 6."""

MOST_FAULTS = 500
"""Faults that are kept of one file; whoever has more begins with these."""

_TWO_CHIEFS = Refusal(
    "TWO_CHIEFS",
    "写入后会有机构同时有两名正职，请核对职位一列",
    "an agency would have two chiefs at a time; check the column of positions",
)
_MEANWHILE = Refusal("CHANGED_SINCE", "核对之后情况有变，请重新核对", "the district has changed since; check the file again")
_NOT_HERE = Refusal("OTHER_OFFICE", "这种名单由其主管的单位导入", "another office brings this list", "target")
_TOUCHED = Refusal("TOUCHED", "写入的记录已被办理或引用，不能整批撤回", "records of this import are in use by now")


def _in_force(row: Row) -> ColumnElement[bool]:
    """A post under which one still acts."""
    return or_(row.valid_to.is_(None), row.valid_to > func.now())


@strawberry.input(description="表头与字段的对应.")
class ColumnInput:
    heading: str = scalar("文件中的表头.")
    field: str = scalar("字段名, 见 importColumns.")


@strawberry.input(description="核对一个要导入的文件; 什么都不写入.")
class ImportCheckInput(ActInput):
    target: ImportTarget = scalar("导入什么.")
    file_name: str = scalar("文件名.")
    content: Base64 = scalar("文件内容 (.xlsx, base64), 至多 700 KB.")
    columns: list[ColumnInput] = strawberry.field(default_factory=list, description="系统不认识的表头对应哪个字段.")


@act(
    CHECK,
    on="Organ",
    gives="ImportBatch",
    title="核对导入文件",
    seconds=LONG,
    when=lambda row: row.purpose == OrganPurpose.ORGANISATION.value,
)
async def check(doing: Doing, given: ImportCheckInput) -> int:
    """A dry run: every fault with its row and column; nothing of the list is written yet.

    “全区832名派驻机构人员已全部纳入乡镇属地管理”
    """
    return await _check(doing, given)


@act(
    CHECK_STANDARDS,
    on="Post",
    gives="ImportBatch",
    title="核对考核奖标准文件",
    seconds=LONG,
    when=_in_force,
)
async def check_standards(doing: Doing, given: ImportCheckInput) -> int:
    """Each body brings its own. “按照驻地乡镇和派出部门标准各50%比例执行”"""
    return await _check(doing, given)


@act(CHECK_ACCOUNTS, on="Post", gives="ImportBatch", title="核对账号文件", seconds=LONG, when=_in_force)
async def check_accounts(doing: Doing, given: ImportCheckInput) -> int:
    """Accounts come without passwords: each is given its first one by `account.reset_password`.

    “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”
    """
    return await _check(doing, given)


@act(CHECK_POSTS, on="Post", gives="ImportBatch", title="核对任职文件", seconds=LONG, when=_in_force)
async def check_posts(doing: Doing, given: ImportCheckInput) -> int:
    """Posts of accounts that there are. “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”"""
    return await _check(doing, given)


@act(
    "import.commit",
    on="ImportBatch",
    title="写入导入文件",
    seconds=LONG,
    conflicts={
        "one_chief_a_day": _TWO_CHIEFS,
        **dict.fromkeys(("uq_account_username", "uq_account_staff_id", "uq_bonus_standard", "uq_calendar_day_day"), _MEANWHILE),
    },
)
async def commit(doing: Doing, given: ChangeInput) -> None:
    """All of it or nothing. The district may have changed since the dry run, so the file is examined again.

    “全区832名派驻机构人员已全部纳入乡镇属地管理”
    """
    held = (await doing.db.execute(select(ImportFile.content, ImportFile.columns).where(ImportFile.batch_id == doing.key))).one()
    target = ImportTarget(doing.row.target)
    progress = Progress(doing, target)
    sheet, known = await examined(doing, progress, target, held.content, orjson.loads(held.columns))
    refuse(_changed_since(sheet))
    await write(doing, progress, target, sheet.lines, known)
    await _drop_file(doing)
    await doing.change(committed_at=_now(doing))


@act("import.discard", on="ImportBatch", title="放弃导入文件")
async def discard(doing: Doing, given: ChangeInput) -> None:
    """Nothing was written, so nothing but the file goes.

    “全区832名派驻机构人员已全部纳入乡镇属地管理”
    """
    await _drop_file(doing)
    await doing.change()


@act("import.undo", on="ImportBatch", title="整批撤回导入", seconds=LONG)
async def undo(doing: Doing, given: ChangeInput) -> None:
    """The whole batch goes again, while none of its records has been touched or is referred to.

    “全区832名派驻机构人员已全部纳入乡镇属地管理”
    """
    target = ImportTarget(doing.row.target)
    if await touched(doing, target):
        raise Refused(_TOUCHED)
    try:
        await take_back(doing, Progress(doing, target), target)
    except IntegrityError as error:
        raise Refused(_TOUCHED) from error
    await doing.change(undone_at=_now(doing))


async def _check(doing: Doing, given: ImportCheckInput) -> int:
    """The key of the batch: with its faults, or with the file that waits to be written."""
    refuse(None if CHECKED_BY[given.target] == doing.act.name else _NOT_HERE)
    columns = {column.heading: column.field for column in given.columns}
    sheet, _ = await examined(doing, Progress(doing, given.target), given.target, given.content, columns)
    faulty = {fault.row for fault in sheet.faults}
    key = await doing.create(
        "ImportBatch",
        to="FAULTY" if faulty else "CHECKED",
        target=given.target.value,
        file_name=given.file_name.strip()[:200],
        total=len(sheet.lines),
        faulty=len(faulty),
        checked_by_id=doing.viewer["account_id"],
        checked_as_id=doing.viewer["post_id"],
        organisation_id=doing.viewer["organisation_id"],
    )
    if faulty:
        kept = sorted(sheet.faults, key=lambda fault: fault.row)[:MOST_FAULTS]
        await doing.db.execute(insert(ImportFault), [{"batch_id": key, **asdict(fault)} for fault in kept])
    else:
        held = {"batch_id": key, "content": given.content, "columns": orjson.dumps(columns).decode()}
        await doing.db.execute(insert(ImportFile), held)
    return key


def _changed_since(sheet: Sheet) -> Refusal | None:
    if not sheet.faults:
        return None
    first = sheet.faults[0]
    zh = f"核对之后情况有变：第{first.row}行{first.column}{first.zh}；请重新核对"
    return Refusal("CHANGED_SINCE", zh, f"the district has changed since: row {first.row} {first.en}; check the file again")


async def _drop_file(doing: Doing) -> None:
    await doing.db.execute(delete(ImportFile).where(ImportFile.batch_id == doing.key))


def _now(doing: Doing) -> Any:
    return doing.now.replace(microsecond=0)

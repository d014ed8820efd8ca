"""Accounts and posts: the system administrator opens and closes accounts, the security administrator gives and ends posts.

Three officers are kept apart, and none of them touches the own account or post: policy denies it in the relation `self`.
"""

from datetime import date, datetime, timedelta
from typing import Any

import strawberry
from sqlalchemy import func, select, update

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.identity import rules
from backend.identity.models import Session
from backend.identity.passwords import Passwords
from backend.identity.rules import Duty
from backend.kit.rules import refuse
from backend.kit.tables import NOW, Base

_TAKEN = {"uq_account_username": rules.USERNAME_TAKEN, "uq_account_staff_id": rules.PERSON_HAS_ACCOUNT}


class Secret:
    """A password on its way in: nothing that prints, logs or digests an input shows it."""

    def __init__(self, value: str) -> None:
        self.value = str(value)

    def __str__(self) -> str:
        return "********"

    __repr__ = __str__


PASSWORD = strawberry.scalar(name="Password", description="口令: 只写不读, 不入日志.", serialize=str, parse_value=Secret)
"""How `Secret` is spoken of in GraphQL."""


@strawberry.input(description="建立业务账号.")
class AccountOpenInput(ActInput):
    username: str = scalar("用户名: 小写字母、数字与 . _ -.")
    display_name: str = scalar("显示名.")
    password: Secret = scalar("初始口令, 至少12个字符.")
    id_number: str | None = strawberry.field(default=None, description="公民身份号码, 用以对应花名册中的人员.")


@strawberry.input(description="重设口令.")
class AccountResetInput(ChangeInput):
    password: Secret = scalar("新口令, 至少12个字符.")


@strawberry.input(description="任命: 以何身份使用系统.")
class PostGiveInput(ActInput):
    role: str = scalar("角色.")
    organisation: str = scalar("单位的全局标识, 或代码: 不见业务数据的管理员凭任命文件上的代码.")
    title: str = scalar("任职名称.")
    starts_on: date | None = strawberry.field(default=None, description="自此日起; 空为即日. 不早于今天.")
    valid_to: datetime | None = strawberry.field(default=None, description="至此时止; 空为不限.")


@act(
    "account.open",
    on="Organ",
    gives="Account",
    title="建立账号",
    when=lambda row: row.purpose == "INFORMATION",
    conflicts=_TAKEN,
)
async def open_account(doing: Doing, given: AccountOpenInput) -> int:
    """An account of the business, for a person of the roster where a number is given; it can do nothing until it has a post.

    “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”
    """
    username, password = given.username.strip(), given.password.value
    refuse(
        rules.username_refusal(username),
        rules.display_name_refusal(given.display_name),
        rules.password_refusal(password, username),
    )
    person = await _person(doing, given.id_number)
    hashed = await Passwords().hash(password)
    return await doing.create(
        "Account",
        username=username,
        display_name=given.display_name.strip(),
        duty=Duty.BUSINESS.value,
        password_hash=hashed,
        staff_id=person,
    )


@act("account.disable", on="Account", title="停用账号", when=lambda row: row.disabled_at.is_(None))
async def disable(doing: Doing, given: ChangeInput) -> None:
    """Nobody signs in with it any more, and its sessions end now.

    “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”
    """
    await _end_sessions(doing)
    await doing.change(disabled_at=func.date_trunc("second", func.now()))


@act("account.enable", on="Account", title="启用账号", when=lambda row: row.disabled_at.is_not(None))
async def enable(doing: Doing, given: ChangeInput) -> None:
    """It can be used again, with the posts that are still in force.

    “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”
    """
    await doing.change(disabled_at=None)


@act("account.reset_password", on="Account", title="重设口令")
async def reset_password(doing: Doing, given: AccountResetInput) -> None:
    """A lost password: a new one, and every session ends.

    “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”
    """
    refuse(rules.password_refusal(given.password.value, doing.row.username))
    hashed = await Passwords().hash(given.password.value)
    await _end_sessions(doing)
    await doing.change(password_hash=hashed)


@act("post.give", on="Account", gives="Post", title="任命", when=lambda row: row.duty == Duty.BUSINESS.value)
async def give_post(doing: Doing, given: PostGiveInput) -> int:
    """A role at an organisation of the kind that the role belongs to, from now on or from a later day of the true clock.

    “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”
    """
    refuse(rules.title_refusal(given.title))
    here = await _organisation(doing, given.organisation)
    refuse(rules.role_refusal(given.role, here and here.kind))
    assert here is not None
    now: datetime = (await doing.db.execute(select(func.now()))).scalar_one()
    refuse(*rules.term_refusals(given.starts_on, given.valid_to, now))
    term = {"valid_from": rules.begins(given.starts_on, now), "valid_to": given.valid_to}
    values = {"role": given.role, "organisation_id": here.id, "title": given.title.strip()}
    return await doing.create("Post", account_id=doing.key, duty=doing.row.duty, **values, **term)


@act("post.end", on="Post", title="免除任职", when=lambda row: row.valid_to.is_(None) | (row.valid_to > func.now()))
async def end_post(doing: Doing, given: ActInput) -> None:
    """From now on nobody acts under it; what was done under it stays. One that was still to begin never will.

    “以乡镇党委、政府为中心的基层治理架构得到进一步巩固”
    """
    now: datetime = (await doing.db.execute(select(NOW))).scalar_one()
    await doing.change(valid_from=min(doing.row.valid_from, now - timedelta(seconds=1)), valid_to=now)


async def _person(doing: Doing, number: str | None) -> int | None:
    if number is None or not number.strip():
        return None
    staff = Base.metadata.tables["staff"]
    found: int | None = await doing.db.scalar(select(staff.c.id).where(staff.c.id_number == number.strip().upper()))
    refuse(None if found else rules.NO_PERSON)
    return found


async def _end_sessions(doing: Doing) -> None:
    mine = update(Session).where(Session.account_id == doing.key, Session.ended_at.is_(None))
    await doing.db.execute(mine.values(ended_at=NOW))


async def _organisation(doing: Doing, given: str) -> Any:
    """The body of a global id or of a code; None for anything else."""
    body = Base.metadata.tables["organisation"]
    keys = [key_of(given, kind.capitalize()) for kind in rules.SEATS]
    key = next((key for key in keys if key is not None), 0)
    found = select(body.c.id, body.c.kind).where((body.c.id == key) | (body.c.code == given.strip()))
    return (await doing.db.execute(found.limit(1))).one_or_none()

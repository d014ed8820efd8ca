"""People of the roster: entered, corrected, and gone. Moves, promotions and orders have acts of their own."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, insert, update
from sqlalchemy.dialects.postgresql import Range

from backend.access.acts import ActInput, ChangeInput, Doing, act
from backend.graph.types import scalar
from backend.kit.codes import born_on
from backend.kit.rules import Refusal, refuse
from backend.kit.spelling import pinyin
from backend.organisations.rules.bodies import future_refusal
from backend.personnel import rules
from backend.personnel.models import Assignment
from backend.personnel.rules import Gender, Position

strawberry.enum(Gender, description="FEMALE 女, MALE 男.")

_KNOWN = {"uq_staff_id_number": Refusal("IDENTITY_KNOWN", "该身份号码已在册", "a person with this number is known", "id_number")}


@strawberry.input(description="登记派驻人员; 正副职以任免办理.")
class StaffEnterInput(ActInput):
    name: str = scalar("姓名.")
    gender: Gender = scalar("性别.")
    title: str = scalar("职务.")
    id_number: str | None = scalar("公民身份号码.")
    mobile: str | None = scalar("手机号码.")
    establishment: str | None = scalar("编制.")
    rank: str | None = scalar("职级.")
    entered_on: date = scalar("进入日期.")


@strawberry.input(description="更正联系方式.")
class StaffContactInput(ChangeInput):
    mobile: str | None = scalar("手机号码.")
    address: str | None = scalar("住址.")


@strawberry.input(description="更正编制与职级.")
class StaffEstablishmentInput(ChangeInput):
    establishment: str | None = scalar("编制.")
    rank: str | None = scalar("职级.")
    entered_on: date | None = scalar("进入日期.")


@strawberry.input(description="登记离开.")
class StaffLeaveInput(ChangeInput):
    left_on: date = scalar("离开日期.")
    document: str = scalar("依据文件.")


@act("staff.enter", on="Agency", gives="Staff", title="登记派驻人员", when=lambda row: row.closed_on.is_(None), conflicts=_KNOWN)
async def enter(doing: Doing, given: StaffEnterInput) -> int:
    """A member of an agency; its host, parent and class stand on the row and follow the agency's.

    “目前,全区832名派驻机构人员已全部纳入乡镇属地管理”
    """
    number = given.id_number.strip().upper() if given.id_number else None
    refuse(
        rules.words_refusal(given.name, "name"),
        rules.words_refusal(given.title, "title"),
        rules.identity_refusal(number, given.gender),
        future_refusal(given.entered_on, doing.today, "entered_on"),
    )
    full, initials = pinyin(given.name.strip())
    owners = {name: getattr(doing.row, name) for name in ("township_id", "department_id", "management_class")}
    own: dict[str, Any] = {"agency_id": doing.key, **owners, "position": Position.MEMBER.value, "title": given.title.strip()}
    key = await doing.create(
        "Staff",
        **own,
        name=given.name.strip(),
        name_pinyin=full,
        name_initials=initials,
        gender=given.gender.value,
        organisation_id=doing.key,
        id_number=number,
        birth_date=born_on(number) if number else None,
        mobile=given.mobile,
        establishment=given.establishment,
        rank=given.rank,
        entered_on=given.entered_on,
    )
    await doing.db.execute(insert(Assignment).values(staff_id=key, **own, period=Range(given.entered_on, None)))
    return key


@act("staff.correct_contact", on="Staff", group="contact", title="更正联系方式")
async def correct_contact(doing: Doing, given: StaffContactInput) -> None:
    """“派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”"""
    await doing.change(mobile=given.mobile, address=given.address)


@act("staff.correct_establishment", on="Staff", group="establishment", title="更正编制与职级")
async def correct_establishment(doing: Doing, given: StaffEstablishmentInput) -> None:
    """Establishment stays with the parent department, for class A and class B.

    “实行以乡镇为主、部门为辅的双重管理”
    """
    refuse(future_refusal(given.entered_on, doing.today, "entered_on") if given.entered_on else None)
    await doing.change(establishment=given.establishment, rank=given.rank, entered_on=given.entered_on)


@act("staff.leave", on="Staff", title="登记离开", when=lambda row: row.left_on.is_(None))
async def leave(doing: Doing, given: StaffLeaveInput) -> None:
    """Retired, resigned or gone elsewhere: the assignment ends, the person stays on record under the former owners.

    “派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委”
    """
    refuse(
        future_refusal(given.left_on, doing.today, "left_on"),
        rules.words_refusal(given.document, "document"),
        rules.order_refusal(doing.row.entered_on, given.left_on),
    )
    held = Assignment.__table__
    mine = (held.c.staff_id == doing.key, func.upper_inf(held.c.period))
    begun = func.lower(held.c.period)
    ended = func.daterange(begun, func.greatest(begun + 1, given.left_on))
    await doing.db.execute(update(held).where(*mine).values(period=ended, document=given.document.strip()))
    await doing.change(left_on=given.left_on, agency_id=None, management_class=None)

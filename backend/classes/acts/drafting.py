"""Drafting a change: of a township, of a rule, of one agency, or of a township that goes into another one."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, select

from backend.access.acts import ActInput, Doing, act, papers
from backend.classes import rules
from backend.classes.rules import ClassChangeKind
from backend.graph.ids import key_of
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations import models as organisations
from backend.organisations.acts.bodies import successor_key
from backend.organisations.rules import (
    AgencyKind,
    ManagementClass,
    OrganPurpose,
    TownshipCategory,
    TownshipForm,
)
from backend.organisations.rules.bodies import category_refusal, code_refusal


@strawberry.input(description="起草变更的共同内容.")
class DraftInput(ActInput):
    document: str = scalar("依据文件.")
    effective_on: date = scalar("生效日期; 不早于今天.")


@strawberry.input(description="起草乡镇(街道)建制或类型变更.")
class DraftTownshipInput(DraftInput):
    form: TownshipForm = scalar("变更后的建制.")
    category: TownshipCategory = scalar("变更后的类型.")
    name: str = scalar("变更后的名称.")
    code: str = scalar("变更后的统计区划代码 (9位).")


@strawberry.input(description="起草分类规则变更: 某种机构驻某种建制时的类别.")
class DraftRuleInput(DraftInput):
    agency_kind: AgencyKind = scalar("机构种类.")
    form: TownshipForm = scalar("驻地建制.")
    management_class: ManagementClass = scalar("变更后的类别.")


@strawberry.input(description="起草单个机构的特别规定.")
class DraftOverrideInput(DraftInput):
    management_class: ManagementClass | None = scalar("特别规定的类别; 空为取消特别规定, 恢复按规则.")
    attachments: list[strawberry.ID] = papers()


@strawberry.input(description="起草乡镇(街道)合并.")
class DraftMergerInput(DraftInput):
    successor: strawberry.ID = scalar("并入的乡镇(街道).")
    attachments: list[strawberry.ID] = papers()


@act("class_change.draft_township", on="Township", gives="ClassChange", title="起草建制或类型变更")
async def draft_township(doing: Doing, given: DraftTownshipInput) -> int:
    """A township becomes a sub-district, or goes into another category; its lists and the class of its agencies follow.

    “驻乡镇的综合行政执法中队等A类派驻机构” “驻街道的综合行政执法中队等B类派驻机构”
    """
    row, name = doing.row, given.name.strip()
    refuse(
        *_common(doing, given),
        category_refusal(given.form, given.category),
        code_refusal(given.code, given.form, row.code[:6]),
        rules.nothing_refusal((row.form, row.category, row.name, row.code), (given.form, given.category, name, given.code)),
    )
    values = {"form": given.form.value, "category": given.category.value, "name": name, "code": given.code}
    return await _draft(doing, given, ClassChangeKind.TOWNSHIP, township_id=doing.key, **values)


@act(
    "class_change.draft_rule",
    on="Organ",
    gives="ClassChange",
    title="起草分类规则变更",
    when=lambda row: row.purpose == OrganPurpose.REFORM.value,
)
async def draft_rule(doing: Doing, given: DraftRuleInput) -> int:
    """The class of a kind of agency in a form of township.

    “根据与乡镇工作联系的紧密程度,实施部门派驻机构AB类管理”
    """
    rule = organisations.ClassRule.__table__
    same = select(rule.c.management_class).where(rule.c.agency_kind == given.agency_kind, rule.c.township_form == given.form)
    now = await doing.db.scalar(same.where(func.upper_inf(rule.c.period)))
    refuse(*_common(doing, given), rules.nothing_refusal((now,), (given.management_class,)))
    values = {"agency_kind": given.agency_kind.value, "form": given.form.value}
    return await _draft(doing, given, ClassChangeKind.RULE, management_class=given.management_class.value, **values)


@act("class_change.draft_override", on="Agency", gives="ClassChange", title="起草单个机构的特别规定")
async def draft_override(doing: Doing, given: DraftOverrideInput) -> int:
    """One agency gets a class of its own, by document, or loses it again and follows the rule.

    “根据与乡镇工作联系的紧密程度,实施部门派驻机构AB类管理”
    """
    held = organisations.AgencyClass.__table__
    own = select(held.c.management_class).where(held.c.agency_id == doing.key, held.c.override, func.upper_inf(held.c.period))
    override = await doing.db.scalar(own)
    wanted = given.management_class and given.management_class.value
    now = override if override is not None or wanted is None else doing.row.management_class
    refuse(*_common(doing, given), rules.nothing_refusal((now,), (wanted,)))
    values = {"agency_id": doing.key, "township_id": doing.row.township_id, "management_class": wanted}
    return await _draft(doing, given, ClassChangeKind.OVERRIDE, **values)


@act(
    "class_change.draft_merger",
    on="Township",
    gives="ClassChange",
    title="起草乡镇(街道)合并",
    when=lambda row: row.closed_on.is_(None),
)
async def draft_merger(doing: Doing, given: DraftMergerInput) -> int:
    """A township goes into another one, which from the day on hosts its agencies: their class follows the form of their new host.

    “派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调”
    """
    refuse(*_common(doing, given))
    successor = await successor_key(doing, key_of(given.successor, "Township") or 0, organisations.Township)
    return await _draft(doing, given, ClassChangeKind.MERGER, township_id=doing.key, successor_id=successor)


async def _draft(doing: Doing, given: DraftInput, kind: ClassChangeKind, **values: Any) -> int:
    common = {"kind": kind.value, "document": given.document.strip(), "effective_on": given.effective_on}
    return await doing.create("ClassChange", **common, **values)


def _common(doing: Doing, given: DraftInput) -> list[Refusal | None]:
    return [rules.day_refusal(given.effective_on, doing.today), rules.document_refusal(given.document)]

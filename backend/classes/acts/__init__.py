"""Proposing a change of classes, confirming it as a second person, taking it back, and the day on which it takes effect."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import func, select

from backend.access.acts import ActInput, ChangeInput, Doing, act, always, papers
from backend.classes import rules
from backend.classes.acts.affected import fingerprint
from backend.classes.acts.effect import put_into_effect
from backend.classes.rules import ClassChangeKind
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse
from backend.organisations import models as organisations
from backend.organisations.rules import (
    AgencyKind,
    ManagementClass,
    OrganPurpose,
    TownshipCategory,
    TownshipForm,
    category_refusal,
    code_refusal,
)

_OPEN_ALREADY = Refusal("OPEN_ALREADY", "已有一项同样对象的变更待确认或待生效", "another change of the same is open already")


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


@strawberry.input(description="提出或确认所预览的变更.")
class PreviewedInput(ChangeInput):
    preview: str = scalar("所见预览的指纹 (classPreview.fingerprint); 预览已变时拒绝.")


@strawberry.input(description="取消或撤销变更.")
class ChangeCloseInput(ChangeInput):
    note: str = scalar("原因.")


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
    "class_change.propose",
    on="ClassChange",
    title="提出类别变更",
    conflicts={f"uq_class_change_{what}": _OPEN_ALREADY for what in ("township", "rule", "agency")},
    awaited=always,
)
async def propose(doing: Doing, given: PreviewedInput) -> None:
    """The draft goes to a second person. Who proposes has seen what it would do.

    “根据与乡镇工作联系的紧密程度,实施部门派驻机构AB类管理”
    """
    refuse(rules.day_refusal(doing.row.effective_on, doing.today), rules.preview_refusal(given.preview, await _seen(doing)))
    await doing.change(**_by(doing, "proposed"))


@act("class_change.confirm", on="ClassChange", title="确认类别变更", awaited=always, tells=("handled",))
async def confirm(doing: Doing, given: PreviewedInput) -> None:
    """A second person has seen the same preview and agrees; what is due today takes effect at once.

    domain.md 1.2: "list, class, locality-kind change | reform office | two persons | all bodies in the preview".

    “根据与乡镇工作联系的紧密程度,实施部门派驻机构AB类管理”
    """
    change = doing.row
    refuse(rules.day_refusal(change.effective_on, doing.today), rules.preview_refusal(given.preview, await _seen(doing)))
    if change.effective_on > doing.today:
        await doing.change(to="CONFIRMED", **_by(doing, "confirmed"))
        return
    await put_into_effect(doing, change)
    await doing.change(to="EFFECTIVE", effective_at=_now(doing), **_by(doing, "confirmed"))


@act("class_change.take_effect", on="ClassChange", title="使类别变更生效")
async def take_effect(doing: Doing, given: ChangeInput) -> None:
    """The day has come: what two persons agreed on is done.

    “其中,司法所、文化站、便民服务分中心、驻乡镇的综合行政执法中队等A类派驻机构,完全纳入乡镇管理”
    """
    refuse(rules.today_refusal(doing.row.effective_on, doing.today))
    await put_into_effect(doing, doing.row)
    await doing.change(effective_at=_now(doing))


@act("class_change.undo", on="ClassChange", title="生效前撤销类别变更", tells=("handled",))
async def undo(doing: Doing, given: ChangeCloseInput) -> None:
    """Until its day nothing has changed, so taking it back changes nothing either.

    “实施部门派驻机构AB类管理”
    """
    await _close(doing, given)


@act("class_change.cancel", on="ClassChange", title="取消类别变更", tells=("handled",))
async def cancel(doing: Doing, given: ChangeCloseInput) -> None:
    """A draft or a proposal that nobody has confirmed is given up.

    “实施部门派驻机构AB类管理”
    """
    await _close(doing, given)


async def _draft(doing: Doing, given: DraftInput, kind: ClassChangeKind, **values: Any) -> int:
    common = {"kind": kind.value, "document": given.document.strip(), "effective_on": given.effective_on}
    return await doing.create("ClassChange", **common, **values)


async def _close(doing: Doing, given: ChangeCloseInput) -> None:
    note = given.note.strip()
    refuse(None if note else Refusal("NO_NOTE", "须写明原因", "say why", "note"))
    await doing.change(closing_note=note)


async def _seen(doing: Doing) -> str:
    return await fingerprint(doing.db, doing.key)


def _common(doing: Doing, given: DraftInput) -> list[Refusal | None]:
    return [rules.day_refusal(given.effective_on, doing.today), rules.document_refusal(given.document)]


def _by(doing: Doing, step: str) -> dict[str, Any]:
    """Who took a step, in which post, and when."""
    viewer = doing.viewer
    return {f"{step}_by_id": viewer["account_id"], f"{step}_as_id": viewer["post_id"], f"{step}_at": _now(doing)}


def _now(doing: Doing) -> Any:
    return doing.now.replace(microsecond=0)

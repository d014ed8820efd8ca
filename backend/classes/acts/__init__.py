"""Proposing a change of classes, confirming it as a second person, taking it back, and the day on which it takes effect.

What two persons agreed on is kept: when the district has changed until the day, the change does nothing and goes back to them.
"""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import null

from backend.access.acts import ChangeInput, Doing, act, always
from backend.classes import rules
from backend.classes.acts.affected import Foreseen, foresee
from backend.classes.acts.effect import put_into_effect
from backend.graph.types import scalar
from backend.kit.rules import Refusal, refuse

_OPEN_ALREADY = Refusal("OPEN_ALREADY", "已有一项同样对象的变更待确认或待生效", "another change of the same is open already")


@strawberry.input(description="提出或确认所预览的变更.")
class PreviewedInput(ChangeInput):
    preview: str = scalar("所见预览的指纹 (classPreview.fingerprint); 预览已变时拒绝.")


@strawberry.input(description="重新起草已失效的变更.")
class RedraftInput(ChangeInput):
    effective_on: date = scalar("新的生效日期; 不早于今天.")


@strawberry.input(description="取消或撤销变更.")
class ChangeCloseInput(ChangeInput):
    note: str = scalar("原因.")


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
    await _seen(doing, given)
    await doing.change(**_by(doing, "proposed"))


@act("class_change.confirm", on="ClassChange", title="确认类别变更", awaited=always, tells=("handled",))
async def confirm(doing: Doing, given: PreviewedInput) -> None:
    """A second person has seen the same preview and agrees; what is due today takes effect at once.

    domain.md 1.2: "list, class, locality-kind change | reform office | two persons | all bodies in the preview".

    “根据与乡镇工作联系的紧密程度,实施部门派驻机构AB类管理”
    """
    change, seen = doing.row, await _seen(doing, given)
    refuse(rules.no_rule_refusals([agency.name for agency in seen.agencies if agency.after is None]))
    if change.effective_on > doing.today:
        await doing.change(to="CONFIRMED", agreed=seen.words, **_by(doing, "confirmed"))
        return
    await put_into_effect(doing, change)
    await doing.change(to="EFFECTIVE", agreed=seen.words, effective_at=_now(doing), **_by(doing, "confirmed"))


@act("class_change.take_effect", on="ClassChange", title="使类别变更生效", tells=("handled",))
async def take_effect(doing: Doing, given: ChangeInput) -> None:
    """The day has come: what two persons agreed on is done, or goes back to them when it would do something else by now.

    “其中,司法所、文化站、便民服务分中心、驻乡镇的综合行政执法中队等A类派驻机构,完全纳入乡镇管理”
    """
    refuse(rules.today_refusal(doing.row.effective_on, doing.today))
    stale = rules.stale_note(doing.row.agreed, (await foresee(doing.db, doing.key)).words)
    if stale is not None:
        await doing.change(to="STALE", stale_note=stale)
        return
    await put_into_effect(doing, doing.row)
    await doing.change(to="EFFECTIVE", effective_at=_now(doing))


@act("class_change.redraft", on="ClassChange", title="重新起草已失效的变更", awaited=always)
async def redraft(doing: Doing, given: RedraftInput) -> None:
    """A stale change begins anew, with a day of its own: previewed, proposed and confirmed as the first time.

    “实施部门派驻机构AB类管理”
    """
    refuse(rules.day_refusal(given.effective_on, doing.today))
    both = [f"{step}_{what}" for step in ("proposed", "confirmed") for what in ("by_id", "as_id", "at")]
    await doing.change(effective_on=given.effective_on, agreed=null(), stale_note=None, **dict.fromkeys(both))


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


async def _close(doing: Doing, given: ChangeCloseInput) -> None:
    note = given.note.strip()
    refuse(None if note else Refusal("NO_NOTE", "须写明原因", "say why", "note"))
    await doing.change(closing_note=note)


async def _seen(doing: Doing, given: PreviewedInput) -> Foreseen:
    """What the change would do, which is what the person has seen; refused when it is not, or when its day is past."""
    now = await foresee(doing.db, doing.key)
    refuse(rules.day_refusal(doing.row.effective_on, doing.today), rules.preview_refusal(given.preview, now.fingerprint))
    return now


def _by(doing: Doing, step: str) -> dict[str, Any]:
    """Who took a step, in which post, and when."""
    viewer = doing.viewer
    return {f"{step}_by_id": viewer["account_id"], f"{step}_as_id": viewer["post_id"], f"{step}_at": _now(doing)}


def _now(doing: Doing) -> Any:
    return doing.now.replace(microsecond=0)

"""Changes of classes: their kinds, their states, what is refused, and which rules differ between the classes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from backend.kit.rules import Refusal, Step, Steps
from backend.organisations.rules import ManagementClass


class ClassChangeKind(StrEnum):
    """What is changed: a township's form and category, the class of (agency kind, host form), of one agency, or a host itself."""

    TOWNSHIP = "TOWNSHIP"
    RULE = "RULE"
    OVERRIDE = "OVERRIDE"
    MERGER = "MERGER"


class ClassChangeState(StrEnum):
    """起草, 已提出, 已确认 (待生效), 已生效, 已失效 (情况有变, 须重办), 生效前已撤销, 已取消."""

    DRAFT = "DRAFT"
    PROPOSED = "PROPOSED"
    CONFIRMED = "CONFIRMED"
    EFFECTIVE = "EFFECTIVE"
    STALE = "STALE"
    UNDONE = "UNDONE"
    CANCELLED = "CANCELLED"


# domain.md 1.2: "list, class, locality-kind change | reform office | two persons": one proposes, another one confirms.
STEPS = Steps(
    Step(None, "class_change.draft_township", "DRAFT"),
    Step(None, "class_change.draft_rule", "DRAFT"),
    Step(None, "class_change.draft_override", "DRAFT"),
    Step(None, "class_change.draft_merger", "DRAFT"),
    Step("DRAFT", "class_change.propose", "PROPOSED"),
    Step("DRAFT", "class_change.cancel", "CANCELLED"),
    Step("PROPOSED", "class_change.cancel", "CANCELLED"),
    Step("PROPOSED", "class_change.confirm", "CONFIRMED"),
    Step("PROPOSED", "class_change.confirm", "EFFECTIVE"),
    Step("CONFIRMED", "class_change.undo", "UNDONE"),
    Step("CONFIRMED", "class_change.take_effect", "EFFECTIVE"),
    Step("CONFIRMED", "class_change.take_effect", "STALE"),
    Step("STALE", "class_change.redraft", "DRAFT"),
    Step("STALE", "class_change.cancel", "CANCELLED"),
)


class MergerPart(StrEnum):
    """What goes with a township that is merged, ends with it, or is there twice afterwards."""

    VILLAGES = "VILLAGES"
    GRIDS = "GRIDS"
    AGENCIES = "AGENCIES"
    DOUBLED = "DOUBLED"
    STATIONED = "STATIONED"
    OTHERS = "OTHERS"
    WINDOWS = "WINDOWS"
    UNDER_WAY = "UNDER_WAY"
    SEALS = "SEALS"
    POSTS = "POSTS"
    DUTIES = "DUTIES"


LASTING = (MergerPart.VILLAGES, MergerPart.GRIDS, MergerPart.AGENCIES, MergerPart.DOUBLED)
"""What two persons agree on by number; people and what is under way come and go."""

_LASTING_WORDS = {
    MergerPart.VILLAGES: "村（社区）",
    MergerPart.GRIDS: "网格",
    MergerPart.AGENCIES: "派驻机构",
    MergerPart.DOUBLED: "合并后重复的机构种类",
}

Words = Mapping[str, Sequence[Sequence[Any]]]
"""What a change does: `agencies` [key, name, before, after], `items` [list, code, before, after], `moves` [what, number]."""


def stale_note(agreed: Words | None, now: Words) -> str | None:
    """How what would happen differs from what two persons agreed on; None when it does not.

    "实施部门派驻机构AB类管理": nothing takes effect that nobody has confirmed.
    """
    if agreed is None:
        return None
    said = [*_agencies(agreed, now), *_numbers(agreed, now)]
    if [list(one) for one in agreed["items"]] != [list(one) for one in now["items"]]:
        said.append("清单的增减有变")
    return f"确认之后情况有变：{'；'.join(said)}" if said else None


def _agencies(agreed: Words, now: Words) -> Iterator[str]:
    before, after = ({row[0]: row for row in words["agencies"]} for words in (agreed, now))
    for key in dict.fromkeys((*before, *after)):
        if key not in before:
            yield f"新涉及{_turn(after[key])}"
        elif key not in after:
            yield f"不再涉及{before[key][1]}"
        elif list(before[key][2:]) != list(after[key][2:]):
            yield f"{_turn(after[key])}，确认时为{before[key][2]}类变{before[key][3]}类"


def _turn(row: Sequence[Any]) -> str:
    return f"{row[1]}（{row[2]}类变{row[3] or '无规则'}{'类' if row[3] else ''}）"


def _numbers(agreed: Words, now: Words) -> Iterator[str]:
    before = {what: count for what, count in agreed["moves"]}
    for what, count in now["moves"]:
        if before.get(what) != count:
            yield f"{_LASTING_WORDS[what]}由{before.get(what, 0)}个变为{count}个"


def day_refusal(effective_on: date, today: date) -> Refusal | None:
    """A class never changes backwards: what was managed, assessed and paid under it stands."""
    if effective_on >= today:
        return None
    return Refusal(
        "DAY_PASSED", "生效日期不能早于今天", "the day on which it takes effect cannot lie before today", "effective_on"
    )


def document_refusal(document: str) -> Refusal | None:
    """Every change has a document (domain.md M1: "every override has a document")."""
    if document.strip():
        return None
    return Refusal("NO_DOCUMENT", "须写明依据文件", "name the document that it is based on", "document")


def nothing_refusal(before: Sequence[object], after: Sequence[object]) -> Refusal | None:
    """A change changes something."""
    if tuple(before) != tuple(after):
        return None
    return Refusal("NOTHING_CHANGES", "与现状相同，没有变更", "nothing would change")


def preview_refusal(seen: str, now: str) -> Refusal | None:
    """Nobody proposes or confirms what they have not seen: the preview's fingerprint is part of the act."""
    if seen == now:
        return None
    zh, en = "影响预览已经变化，请重新查看后再办", "the preview has changed; look at it again first"
    return Refusal("PREVIEW_CHANGED", zh, en, "preview")


def no_rule_refusals(without: Sequence[str]) -> Iterator[Refusal]:
    """Every agency has exactly one class on every day of its life (domain.md M1)."""
    for name in without:
        yield Refusal("NO_RULE", f"{name}在生效日没有适用的分类规则", f"no class rule fits {name} on that day")


def today_refusal(effective_on: date, today: date) -> Refusal | None:
    """Only what is due takes effect."""
    if effective_on <= today:
        return None
    return Refusal("NOT_DUE", f"尚未到生效日期 {effective_on}", f"it takes effect on {effective_on}, not before")


class Topic(StrEnum):
    """What a class decides for the people of an agency: 管理, 请销假, 值班, 考核, 年终考核奖."""

    MANAGEMENT = "MANAGEMENT"
    LEAVE = "LEAVE"
    DUTY = "DUTY"
    ASSESSMENT = "ASSESSMENT"
    BONUS = "BONUS"


@dataclass(frozen=True)
class Wording:
    """A rule of one class in both languages; {0}, {1}, {2} are the weights of township, department and conduct office."""

    zh: str
    en: str


_A, _B = ManagementClass.A, ManagementClass.B

# The texts in “ ” are sentences of the regulation; the rest is domain.md M2, M8, M10, M11.
BY_CLASS: dict[Topic, dict[ManagementClass, Wording]] = {
    Topic.MANAGEMENT: {
        _A: Wording("“完全纳入乡镇管理”", "wholly managed by the township"),
        _B: Wording("“以乡镇为主、部门为辅的双重管理”", "managed by the township first, the department second"),
    },
    Topic.LEAVE: {
        _A: Wording(
            "全员“参照乡镇内设机构人员执行相关管理制度”：请销假由驻地乡镇审批",
            "everybody's leave is approved by the host township",
        ),
        _B: Wording(
            "主要负责人“执行乡镇请销假”要求，由驻地乡镇审批并抄告主管部门；其他人员由机构负责人或主管部门审批",
            "the principal leader's leave is approved by the township with a copy to the department; others' by the agency's "
            "head or the department",
        ),
    },
    Topic.DUTY: {
        _A: Wording("全员纳入乡镇值班", "everybody is on the township's duty roster"),
        _B: Wording("只有主要负责人执行乡镇“值班工作要求”", "only the principal leader follows the township's duty rules"),
    },
    Topic.ASSESSMENT: {
        _A: Wording("驻地乡镇{0}%", "host township {0} percent"),
        _B: Wording("驻地乡镇{0}%、主管部门{1}%、行风效能{2}%", "host township {0}, department {1}, conduct office {2} percent"),
    },
    Topic.BONUS: {
        _A: Wording("“参照驻地乡镇标准执行”", "by the host township's standard"),
        _B: Wording("“按照驻地乡镇和派出部门标准各50%比例执行”", "half by the township's, half by the department's standard"),
    },
}

"""What is refused of bodies: of their names, their codes, and of ending them."""

from collections.abc import Mapping
from datetime import date

from backend.kit.rules import Refusal
from backend.organisations.rules import TownshipCategory, TownshipForm


def future_refusal(day: date, today: date, field: str) -> Refusal | None:
    """What is entered as a fact has happened."""
    return None if day <= today else Refusal("FUTURE", "日期不能晚于今天", "the day cannot lie after today", field)


def text_refusal(value: str, field: str) -> Refusal | None:
    """A name, a code or a document is not empty."""
    return None if value.strip() else Refusal("EMPTY", "不能为空", "must be filled in", field)


def before_refusal(day: date, begun: date | None) -> Refusal | None:
    """A name follows the one that is borne now; `begun` is the day from which that is."""
    if begun is None or day >= begun:
        return None
    return Refusal("BEFORE_NAME", f"现名自{begun}起使用，不能早于这一天", f"the present name is borne since {begun}", "since")


_PARTS = {
    "villages": ("个村（社区）", "villages"),
    "grids": ("个网格", "grids"),
    "agencies": ("个派驻机构", "agencies"),
    "items": ("项审批事项", "approval items"),
    "staff": ("名人员", "people"),
    "windows": ("个窗口", "windows"),
    "appointments": ("件调入人员的在办事项", "acts under way that bring people"),
}
"""What a body may still have, in the order in which it is named."""


def left_refusal(left: Mapping[str, int]) -> Refusal | None:
    """A body ends without a successor only when it has nothing any more; what is left is named."""
    there = [(part, left[part]) for part in _PARTS if left.get(part)]
    if not there:
        return None
    zh = "、".join(f"{count}{_PARTS[part][0]}" for part, count in there)
    en = ", ".join(f"{count} {_PARTS[part][1]}" for part, count in there)
    code = f"{there[0][0].upper()}_LEFT"
    return Refusal(code, f"还有{zh}，须先撤销、调离或指定承接单位", f"{en} are left; move them or name a successor", "successor")


def within_refusal(code: str, above: str, length: int) -> Refusal | None:
    """Codes of GB/T 10114 begin with the code of what they lie in and have a fixed length."""
    if len(code) == length and code.isascii() and code.isdigit() and code.startswith(above):
        return None
    zh, en = f"代码须为{length}位数字，以 {above} 开头", f"the code has {length} digits and begins with {above}"
    return Refusal("CODE", zh, en, "code")


# Codes of townships by GB/T 10114: six digits of the district, then 001-099 sub-district, 100-199 town, 200-399 township.
_CODES = {
    TownshipForm.SUB_DISTRICT: range(1, 100),
    TownshipForm.TOWN: range(100, 200),
    TownshipForm.TOWNSHIP: range(200, 400),
}
_CODE_LENGTH = 9


def category_refusal(form: TownshipForm, category: TownshipCategory) -> Refusal | None:
    """ "中心镇、街道委托下放事项增加到64项": a sub-district has the lists of a central town."""
    if form is not TownshipForm.SUB_DISTRICT or category is TownshipCategory.CENTRAL:
        return None
    return Refusal(
        "SUB_DISTRICT_IS_CENTRAL", "街道的类型只能是中心镇（街道）", "a sub-district is of the central category", "category"
    )


def code_refusal(code: str, form: TownshipForm, district: str) -> Refusal | None:
    """A township's code is the district's six digits and three by its form (GB/T 10114)."""
    fits = len(code) == _CODE_LENGTH and code.isascii() and code.isdigit() and code.startswith(district)
    if fits and int(code[6:]) in _CODES[form]:
        return None
    span = _CODES[form]
    zh = f"代码须为9位数字：{district} 之后三位在 {span.start:03}-{span.stop - 1:03} 之间"
    en = f"the code has nine digits: {district}, then {span.start:03} to {span.stop - 1:03} for this form"
    return Refusal("CODE", zh, en, "code")

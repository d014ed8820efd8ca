"""Whether the lines of a sheet fit each other and what the district has already."""

from collections.abc import Callable, Mapping
from typing import Any

from backend.exchange.rules.chiefs import one_chief
from backend.exchange.rules.columns import ImportTarget
from backend.exchange.rules.known import Body, Known
from backend.exchange.rules.people import account, post
from backend.exchange.rules.sheet import Line, Sheet
from backend.exchange.rules.yearly import calendar, standards
from backend.kit.codes import is_male
from backend.organisations.rules import OrganisationKind, TownshipCategory, TownshipForm
from backend.personnel.rules import Gender

SORTS = {
    ImportTarget.TOWNSHIPS: OrganisationKind.TOWNSHIP,
    ImportTarget.VILLAGES: OrganisationKind.VILLAGE,
    ImportTarget.GRIDS: OrganisationKind.GRID,
    ImportTarget.DEPARTMENTS: OrganisationKind.DEPARTMENT,
    ImportTarget.UNITS: OrganisationKind.UNIT,
    ImportTarget.AGENCIES: OrganisationKind.AGENCY,
}
"""The kind of body that a list brings; the other lists bring none."""

TYPES = {
    **{target: kind.value.capitalize() for target, kind in SORTS.items()},
    ImportTarget.STAFF: "Staff",
    ImportTarget.BONUS_STANDARDS: "BonusStandard",
    ImportTarget.CALENDAR_DAYS: "CalendarDay",
    ImportTarget.ACCOUNTS: "Account",
    ImportTarget.POSTS: "Post",
}
"""The type of the graph whose records a list brings."""


def examine(target: ImportTarget, sheet: Sheet, known: Known) -> None:
    """Adds to the sheet's faults what its lines have wrong beyond their single cells."""
    for names, code, word in _ONCE.get(target, _CODE_ONCE):
        _unique(sheet, names, code, word)
    _CHECKS[target](sheet, known)
    for line in sheet.lines:
        if target in SORTS and line.values.get("code") in known.bodies:
            sheet.wrong(line, "code", "CODE_KNOWN", "代码已被使用", "the code is in use already")


_CODE_ONCE = ((("code",), "CODE_TWICE", "代码"),)
_ONCE = {
    ImportTarget.STAFF: ((("id_number",), "IDENTITY_TWICE", "身份号码"),),
    ImportTarget.BONUS_STANDARDS: ((("year", "position", "grade"), "STANDARD_TWICE", "年度、职位和等次"),),
    ImportTarget.CALENDAR_DAYS: ((("day",), "DAY_TWICE", "日期"),),
    ImportTarget.ACCOUNTS: ((("username",), "USERNAME_TWICE", "用户名"), (("id_number",), "IDENTITY_TWICE", "身份号码")),
    ImportTarget.POSTS: ((("username", "role", "organisation"), "POST_TWICE", "任职"),),
}
"""Fields that together stand in a list only once; bodies have their code."""


def _unique(sheet: Sheet, names: tuple[str, ...], code: str, word: str) -> None:
    """Every later line that repeats the values of an earlier one is wrong."""
    first: dict[Any, int] = {}
    for line in sheet.lines:
        value = tuple(line.values.get(name) for name in names)
        if value[0] is None or not all(name in line.values for name in names):
            continue
        if value in first:
            sheet.wrong(line, names[0], code, f"与第{first[value]}行的{word}相同", f"is the same as in row {first[value]}")
        first.setdefault(value, line.number)


def _township(sheet: Sheet, line: Line, known: Known) -> None:
    form, category = line.values.get("form"), line.values.get("category")
    if form is TownshipForm.SUB_DISTRICT and category not in (None, TownshipCategory.CENTRAL):
        sheet.wrong(line, "category", "SUB_DISTRICT_IS_CENTRAL", "街道的类型只能是中心镇（街道）", "a sub-district is central")


def _village(sheet: Sheet, line: Line, known: Known) -> None:
    _body(sheet, line, known, "township", OrganisationKind.TOWNSHIP)
    _begins(sheet, line, "township")


def _grid(sheet: Sheet, line: Line, known: Known) -> None:
    _body(sheet, line, known, "village", OrganisationKind.VILLAGE)
    _begins(sheet, line, "village")


def _begins(sheet: Sheet, line: Line, parent: str) -> None:
    """Codes of GB/T 10114 begin with the code of what they lie in."""
    code, above = line.values.get("code"), line.values.get(parent)
    if code and above and not code.startswith(above):
        sheet.wrong(line, "code", "CODE_ELSEWHERE", "代码不以上级代码开头", "does not begin with the code of what it lies in")


def _department(sheet: Sheet, line: Line, known: Known) -> None:
    for kind in line.values.get("kinds") or ():
        if kind in (known.sorts or {}):
            sheet.wrong(line, "kinds", "KIND_TAKEN", "该种机构已有派出部门", "this kind of agency has a parent already")


def _unit(sheet: Sheet, line: Line, known: Known) -> None:
    """Its cells say everything of it: it lies under no other body."""


def _agency(sheet: Sheet, line: Line, known: Known) -> None:
    kind = line.values.get("kind")
    if kind is not None and kind not in (known.sorts or {}):
        sheet.wrong(line, "kind", "NO_PARENT", "该种机构还没有派出部门", "this kind of agency has no parent department yet")
    host = _body(sheet, line, known, "township", OrganisationKind.TOWNSHIP)
    if host is not None and kind is not None and (kind, host.form) not in (known.classes or {}):
        sheet.wrong(line, "kind", "NO_RULE", "没有适用的分类规则", "no class rule fits")


def _roster(sheet: Sheet, known: Known) -> None:
    for line in sheet.lines:
        _staff(sheet, line, known)
    assert known.chiefs is not None
    one_chief(sheet, known.chiefs, {code for code, body in known.bodies.items() if body.kind is OrganisationKind.AGENCY})


def _staff(sheet: Sheet, line: Line, known: Known) -> None:
    values = line.values
    _body(sheet, line, known, "organisation", None)
    number = values.get("id_number")
    if number is not None and number in known.identities:
        sheet.wrong(line, "id_number", "IDENTITY_KNOWN", "该身份号码已在册", "a person with this number is known already")
    gender = values.get("gender")
    if number is not None and gender is not None and is_male(number) is not (gender is Gender.MALE):
        sheet.wrong(line, "gender", "GENDER", "性别与身份号码不符", "does not agree with the identity number")


def _body(sheet: Sheet, line: Line, known: Known, name: str, kind: OrganisationKind | None) -> Body | None:
    """The body that a line refers to; a fault when there is none of that kind."""
    code = line.values.get(name)
    if code is None:
        return None
    found = known.bodies.get(code)
    if found is None or (kind is not None and found.kind is not kind):
        sheet.wrong(line, name, "UNKNOWN_BODY", "没有这个代码的单位", "no body has this code")
        return None
    return found


def _each(check: Callable[[Sheet, Line, Known], None]) -> Callable[[Sheet, Known], None]:
    """Every line is looked at by itself."""

    def checked(sheet: Sheet, known: Known) -> None:
        for line in sheet.lines:
            check(sheet, line, known)

    return checked


_CHECKS: Mapping[ImportTarget, Callable[[Sheet, Known], None]] = {
    ImportTarget.TOWNSHIPS: _each(_township),
    ImportTarget.VILLAGES: _each(_village),
    ImportTarget.GRIDS: _each(_grid),
    ImportTarget.DEPARTMENTS: _each(_department),
    ImportTarget.UNITS: _each(_unit),
    ImportTarget.AGENCIES: _each(_agency),
    ImportTarget.STAFF: _roster,
    ImportTarget.BONUS_STANDARDS: standards,
    ImportTarget.CALENDAR_DAYS: calendar,
    ImportTarget.ACCOUNTS: _each(account),
    ImportTarget.POSTS: _each(post),
}

"""What can be exported, column by column: the heading in both languages, the GraphQL field, and the words of its values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from backend.assessments.rules import Grade
from backend.exchange.rules.columns import GENDERS, POSITIONS

Words = Mapping[str, tuple[str, str]]

_GENDERS: Words = {value: (word, value.value.capitalize()) for word, value in GENDERS.items()}
_POSITIONS: Words = {value: (word, value.value.capitalize()) for word, value in POSITIONS.items()}
_CLASSES: Words = {"A": ("A类", "A"), "B": ("B类", "B")}
_GRADES: Words = {
    Grade.EXCELLENT: ("优秀", "Excellent"),
    Grade.COMPETENT: ("称职", "Competent"),
    Grade.BASICALLY_COMPETENT: ("基本称职", "Basically competent"),
    Grade.INCOMPETENT: ("不称职", "Incompetent"),
    Grade.UNGRADED: ("不定等次", "Ungraded"),
}


@dataclass(frozen=True)
class Field:
    """One column: `path` is the field, or the edge and its field; `words` turn a closed set's members into words."""

    zh: str
    en: str
    path: tuple[str, ...]
    words: Words | None = None
    value: Callable[[Any], Any] | None = None

    @property
    def selection(self) -> str:
        """As GraphQL selects it."""
        return self.path[0] if len(self.path) == 1 else f"{self.path[0]} {{ {' '.join(self.path[1:])} }}"

    def of(self, node: Mapping[str, Any], language: str) -> Any:
        """The cell's value; None where there is none."""
        found: Any = node
        for step in self.path:
            found = found and found[step]
        if found is None:
            return None
        if self.words is not None:
            return self.words[found][language != "zh"]
        return self.value(found) if self.value else found


@dataclass(frozen=True)
class Family:
    """A root connection with its columns; `where` is the name of the type of its filter."""

    title: tuple[str, str]
    root: str
    where: str
    order: str
    fields: Mapping[str, Field]


def _yuan(fen: int) -> float:
    return fen / 100


_SUBJECT = {
    "name": Field("姓名", "Name", ("staff", "name")),
    "agency": Field("派驻机构", "Agency", ("agency", "name")),
    "township": Field("驻地乡镇", "Township", ("township", "name")),
    "department": Field("主管部门", "Department", ("department", "name")),
}

FAMILIES: Mapping[str, Family] = {
    "roster": Family(
        title=("花名册", "Roster"),
        root="personnel",
        where="StaffWhere",
        order="[{ field: NAME_PINYIN, direction: ASC }]",
        fields={
            "name": Field("姓名", "Name", ("name",)),
            "gender": Field("性别", "Gender", ("gender",), _GENDERS),
            "title": Field("职务", "Title", ("title",)),
            "position": Field("职位", "Position", ("position",), _POSITIONS),
            "managementClass": Field("管理类别", "Class", ("managementClass",), _CLASSES),
            "agency": _SUBJECT["agency"],
            "township": _SUBJECT["township"],
            "department": _SUBJECT["department"],
            "dutyPhone": Field("值班电话", "Duty phone", ("dutyPhone",)),
            "mobile": Field("手机", "Mobile", ("mobile",)),
            "address": Field("住址", "Address", ("address",)),
            "idNumber": Field("公民身份号码", "Identity number", ("idNumber",)),
            "birthDate": Field("出生日期", "Born on", ("birthDate",)),
            "establishment": Field("编制", "Establishment", ("establishment",)),
            "rank": Field("职级", "Rank", ("rank",)),
            "enteredOn": Field("进入日期", "Entered on", ("enteredOn",)),
        },
    ),
    "scores": Family(
        title=("考核", "Assessments"),
        root="assessments",
        where="AssessmentWhere",
        order="[{ field: YEAR, direction: DESC }]",
        fields={
            "year": Field("年度", "Year", ("year",)),
            **_SUBJECT,
            "managementClass": Field("管理类别", "Class", ("managementClass",), _CLASSES),
            "townshipScore": Field("驻地乡镇分", "Township score", ("townshipScore",), value=float),
            "departmentScore": Field("主管部门分", "Department score", ("departmentScore",), value=float),
            "conductScore": Field("行风效能分", "Conduct score", ("conductScore",), value=float),
            "compositeScore": Field("综合得分", "Composite score", ("compositeScore",), value=float),
            "grade": Field("等次", "Grade", ("grade",), _GRADES),
            "bonusTownship": Field("乡镇部分考核奖(元)", "Bonus, township (yuan)", ("bonusTownship",), value=_yuan),
            "bonusDepartment": Field("部门部分考核奖(元)", "Bonus, department (yuan)", ("bonusDepartment",), value=_yuan),
            "bonusTotal": Field("考核奖合计(元)", "Bonus, total (yuan)", ("bonusTotal",), value=_yuan),
        },
    ),
}

MASKED = ("份额外", "outside your share")
"""What stands in a cell that is masked, as on the screen."""

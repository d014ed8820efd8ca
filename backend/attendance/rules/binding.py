"""Whose rules bind whom: per class, position and matter, with the sentence that says so."""

from enum import StrEnum
from typing import NamedTuple

from backend.organisations.rules import ManagementClass
from backend.personnel.rules import Position


class RuleSubject(StrEnum):
    """What a rule is about: 请销假, 值班, 考勤, 正副职调整, 调动晋升奖惩, 考核, 年终考核奖."""

    LEAVE = "LEAVE"
    DUTY = "DUTY"
    ATTENDANCE = "ATTENDANCE"
    APPOINTMENT = "APPOINTMENT"
    PERSONNEL_ACT = "PERSONNEL_ACT"
    ASSESSMENT = "ASSESSMENT"
    BONUS = "BONUS"


class RuleSide(StrEnum):
    """Whose rules bind: the host township's, the parent department's, or both together."""

    TOWNSHIP = "TOWNSHIP"
    DEPARTMENT = "DEPARTMENT"
    BOTH = "BOTH"


class Binding(NamedTuple):
    """Whose rules bind people of some positions of a class in one matter; `assumed` where the text is silent (M8)."""

    subject: RuleSubject
    management_class: ManagementClass
    side: RuleSide
    sentence: str
    positions: tuple[Position, ...] = tuple(Position)
    assumed: bool = False


_A, _B = ManagementClass.A, ManagementClass.B
_LEADERS, _OTHERS = (Position.CHIEF, Position.DEPUTY), (Position.DEPUTY, Position.MEMBER)
_LIKE_TOWN = "A类派驻机构人员参照乡镇内设机构人员执行相关管理制度"
_CHIEF_OF_B = "B类派驻机构主要负责人执行乡镇请销假和值班工作要求"
_DUAL = "B类派驻机构 ... 实行以乡镇为主、部门为辅的双重管理"
_LED = "派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调"

BINDINGS = (
    *(Binding(subject, _A, RuleSide.TOWNSHIP, _LIKE_TOWN) for subject in (RuleSubject.LEAVE, RuleSubject.DUTY)),
    *(
        Binding(subject, _B, RuleSide.TOWNSHIP, _CHIEF_OF_B, (Position.CHIEF,))
        for subject in (RuleSubject.LEAVE, RuleSubject.DUTY)
    ),
    *(
        Binding(subject, _B, RuleSide.DEPARTMENT, _DUAL, _OTHERS, assumed=True)
        for subject in (RuleSubject.LEAVE, RuleSubject.DUTY)
    ),
    *(Binding(RuleSubject.ATTENDANCE, held, RuleSide.TOWNSHIP, _LED) for held in ManagementClass),
    *(
        Binding(RuleSubject.APPOINTMENT, held, RuleSide.BOTH, "派驻机构正副职调整须书面征得乡镇同意", _LEADERS)
        for held in ManagementClass
    ),
    *(
        Binding(
            *(RuleSubject.PERSONNEL_ACT, held, RuleSide.DEPARTMENT),
            "派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委",
        )
        for held in ManagementClass
    ),
    Binding(RuleSubject.ASSESSMENT, _A, RuleSide.TOWNSHIP, "派驻机构人员考核由驻地乡镇负责，纳入乡镇考核体系"),
    Binding(RuleSubject.ASSESSMENT, _B, RuleSide.BOTH, "B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定"),
    Binding(RuleSubject.BONUS, _A, RuleSide.TOWNSHIP, "A类机构年终考核奖参照驻地乡镇标准执行"),
    Binding(RuleSubject.BONUS, _B, RuleSide.BOTH, "年终考核奖按照驻地乡镇和派出部门标准各50%比例执行"),
)

"""The closed sets of assessments as GraphQL enums: inputs of acts and types take them from here, so that each is described once."""

import strawberry

from backend.assessments.rules import AssessmentSubject, Component, Exclusion, Grade, HostRule, PoolState, YearState

strawberry.enum(AssessmentSubject, description="考核对象: AGENCY 机构, PERSON 个人.")
strawberry.enum(
    Grade,
    description="等次: EXCELLENT 优秀, COMPETENT 称职(合格), BASICALLY_COMPETENT 基本称职, INCOMPETENT 不称职, UNGRADED 不定等次. "
    "优秀比例: “年度优秀考核等次参照乡镇提高到20%”.",
)
strawberry.enum(
    Exclusion, description="不参加当年考核的原因: PROBATION 试用期, UNDER_INVESTIGATION 接受调查, ABSENT_HALF_YEAR 缺勤超过半年."
)
strawberry.enum(
    Component, name="ScoreComponent", description="评分的一项: TOWNSHIP 驻地乡镇, DEPARTMENT 主管部门, CONDUCT 行风效能."
)
strawberry.enum(YearState, description="考核年度: OPEN 进行中, CLOSED 已关闭.")
strawberry.enum(PoolState, description="考核盘: OPEN 评定中, PUBLISHED 已公布.")
strawberry.enum(HostRule, description="年中变换驻地的由谁考核: BY_DAYS 按在驻天数加权, AT_YEAR_END 由年末驻地考核 (假定).")

__all__ = ["AssessmentSubject", "Component", "Exclusion", "Grade", "HostRule", "PoolState", "YearState"]

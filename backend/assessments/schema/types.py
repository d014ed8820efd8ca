"""GraphQL types of assessments."""

from datetime import date, datetime
from decimal import Decimal

import strawberry

from backend.assessments.acts.enums import AssessmentSubject, Component, Exclusion, Grade, HostRule, PoolState, YearState
from backend.graph.types import Governed, Node, connection, lazy, list_of, planned, scalar
from backend.organisations.schema.enums import ManagementClass
from backend.personnel.schema import Position
from backend.records.schema import attachments

HERE = "backend.assessments.schema"
ORGANISATIONS = "backend.organisations.schema"
PERSONNEL = "backend.personnel.schema"


@strawberry.type(
    description="年度考核. B类: “按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定”; A类由乡镇考核. 分数0至100, 两位小数; 金额以分计."
)
class Assessment(Governed):
    version: int = scalar("基本内容的版本号. 各单位各评一项, 各项另有版本号, 互不相见.")
    year: int = scalar("年度.")
    subject: AssessmentSubject = scalar("考核对象.")
    management_class: ManagementClass = scalar("该年度的管理类别.")
    position: Position | None = scalar("该年度的职位; 机构考核为空.")
    township_score: Decimal | None = scalar("驻地乡镇评分. B类占50%, A类即总分.")
    department_score: Decimal | None = scalar("主管部门评分, 占40%; A类无.")
    conduct_score: Decimal | None = scalar("行风效能评分, 占10%; A类无.")
    township_weight: int = scalar("该年度驻地乡镇评分的权重, 百分数.")
    department_weight: int = scalar("该年度主管部门评分的权重, 百分数; A类为0.")
    conduct_weight: int = scalar("该年度行风效能评分的权重, 百分数; A类为0.")
    township_version: int | None = scalar("驻地乡镇评分的版本号; 评这一项或更正时带上.")
    department_version: int | None = scalar("主管部门评分的版本号; 评这一项或更正时带上.")
    conduct_version: int | None = scalar("行风效能评分的版本号; 评这一项或更正时带上.")
    standing_version: int | None = scalar("等次与是否参加考核的版本号; 列为参加或不参加时带上.")
    composite_score: Decimal | None = scalar("综合得分; 缺任何一项即未定, 不按零计, 也不另行折算.")
    grade: Grade | None = scalar("等次.")
    exclusion: Exclusion | None = scalar("不参加考核的原因; 空为参加.")
    exclusion_note: str | None = scalar("不参加考核的说明.")
    bonus_township: int | None = scalar("年终考核奖中按驻地乡镇标准的部分, 分.")
    bonus_department: int | None = scalar("年终考核奖中按派出部门标准的部分, 分.")
    bonus_total: int | None = scalar("年终考核奖合计, 分.")
    published_at: datetime | None = scalar("公布时间; 空为尚未公布.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "被考核人; 机构考核为空.")
    agency = planned(lazy("Agency", ORGANISATIONS) | None, "被考核机构, 或被考核人该年度所在机构.")
    township = planned(lazy("Township", ORGANISATIONS), "该年度驻地乡镇.")
    department = planned(lazy("Department", ORGANISATIONS), "该年度主管部门.")
    corrections = connection("ScoreCorrection", HERE, "锁定后的更正; 只见能看到的那一项的.")
    host_shares = connection("HostShare", HERE, "年中变换驻地的, 各驻地的天数与评分; 未变换的为空.")


@strawberry.type(description="一个年度的考核: 各项评分何日起锁定, 优秀比例, 变换驻地的读法.")
class AssessmentYear(Governed):
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    year: int = scalar("年度.")
    state: YearState = scalar("是否已关闭.")
    excellent_share: int = scalar("优秀比例, 百分数.")
    township_locked_on: date | None = scalar("驻地乡镇评分自此日起锁定; 空为未定.")
    department_locked_on: date | None = scalar("主管部门评分自此日起锁定; 空为未定.")
    conduct_locked_on: date | None = scalar("行风效能评分自此日起锁定; 空为未定.")
    township_locked: bool = scalar("驻地乡镇评分今日是否已锁定.")
    department_locked: bool = scalar("主管部门评分今日是否已锁定.")
    conduct_locked: bool = scalar("行风效能评分今日是否已锁定.")
    host_rule: HostRule = scalar("年中变换驻地的由谁考核.")
    member_components: bool = scalar("一般人员是否也分项评分; 否则只定等次 (原文两读).")
    document: str = scalar("依据文件.")
    reserve: int = scalar("全区优秀名额与各盘名额之和的差额, 由区统筹 (假定).")
    reserve_used: int = scalar("已使用的统筹名额.")


@strawberry.type(description="一个驻地乡镇在一个年度的考核盘: 参加人数与优秀名额, 名额按比例向下取整.")
class GradePool(Governed):
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    year: int = scalar("年度.")
    state: PoolState = scalar("评定中或已公布.")
    taking_part: int = scalar("参加考核的人数.")
    excellent_cap: int = scalar("优秀名额: 参加人数乘以优秀比例, 向下取整.")
    reserve: int = scalar("区里另给的统筹名额.")
    excellent: int = scalar("公布时的优秀人数; 未公布为0.")
    proposed: int = scalar("现评为优秀的人数.")
    ungraded: int = scalar("参加考核而未定等次的人数.")
    undetermined: int = scalar("参加考核而综合得分未定的人数.")
    published_at: datetime | None = scalar("公布时间; 空为尚未公布.")
    township = planned(lazy("Township", ORGANISATIONS), "驻地乡镇.")
    attachments = attachments()
    uses = planned(list_of(lazy("ReserveUse", HERE)), "统筹名额的使用.")


@strawberry.type(description="统筹名额的一次使用.")
class ReserveUse(Node):
    places: int = scalar("名额数.")
    document: str = scalar("依据文件.")
    used_on: date = scalar("日期.")


@strawberry.type(description="年中变换驻地的人在一个驻地的部分: 该驻地只评自己的部分, 乡镇评分按天数加权.")
class HostShare(Governed):
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    year: int = scalar("年度.")
    person: str = scalar("姓名.")
    days: int = scalar("当年在该驻地的天数.")
    score: Decimal | None = scalar("该驻地的评分.")
    township = planned(lazy("Township", ORGANISATIONS), "驻地.")
    assessment = planned(lazy("Assessment", HERE) | None, "所属考核.")


@strawberry.type(description="锁定后对一项评分的更正.")
class ScoreCorrection(Node):
    component: Component = scalar("哪一项.")
    before: Decimal | None = scalar("更正前; 空为未评.")
    after: Decimal = scalar("更正后.")
    reason: str = scalar("理由.")
    corrected_on: date = scalar("日期.")
    assessment = planned(lazy("Assessment", HERE) | None, "所属考核.")


@strawberry.type(description="考核权重, 百分数, 合计100.")
class AssessmentWeight(Node):
    management_class: ManagementClass = scalar("管理类别.")
    township: int = scalar("驻地乡镇.")
    department: int = scalar("主管部门.")
    conduct: int = scalar("行风效能.")
    since: date | None = scalar("起始日; 空为自始.")
    until: date | None = scalar("终止日的次日; 空为现行.")
    document: str = scalar("依据文件.")


@strawberry.type(description="年终考核奖标准: 按年度、单位、职位 (及等次), 以分计.")
class BonusStandard(Governed):
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    year: int = scalar("年度.")
    position: Position = scalar("职位.")
    grade: Grade | None = scalar("等次; 空为其余各等次.")
    amount: int = scalar("标准, 分.")
    organisation = planned(lazy("Organisation", ORGANISATIONS), "乡镇或部门.")


@strawberry.type(
    description="年终考核奖测算: 按该年度标准 (或设想的标准) 每人应得多少, 比只按派出部门标准高多少. “预计 ... 将普遍提高20%以上”. 只是测算, 不是发放."
)
class BonusForecast(Governed):
    year: int = scalar("年度.")
    management_class: ManagementClass = scalar("管理类别.")
    position: Position | None = scalar("职位.")
    expected_township: int | None = scalar("按驻地乡镇标准的部分, 分.")
    expected_department: int | None = scalar("按派出部门标准的部分, 分.")
    expected_total: int | None = scalar("测算合计, 分.")
    department_standard: int | None = scalar("只按派出部门标准应得, 分; 是提高的比较基数.")
    gain: Decimal | None = scalar("比只按派出部门标准提高的比例, 四位小数.")
    last_year: int | None = scalar("上一年度已公布的考核奖, 分.")
    staff = planned(lazy("Staff", PERSONNEL) | None, "人员.")
    agency = planned(lazy("Agency", ORGANISATIONS) | None, "所在机构.")
    township = planned(lazy("Township", ORGANISATIONS), "驻地乡镇.")
    department = planned(lazy("Department", ORGANISATIONS), "主管部门.")


TYPES = (
    *(Assessment, AssessmentYear, GradePool, ReserveUse, HostShare, ScoreCorrection, AssessmentWeight),
    *(BonusStandard, BonusForecast),
)

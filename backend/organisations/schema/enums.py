"""The closed sets of organisations as GraphQL enums; other domains take them from here, so that each is described once."""

import strawberry

from backend.organisations.rules import (
    AgencyKind,
    DayKind,
    DayStatus,
    ManagementClass,
    OrganisationKind,
    OrganPurpose,
    TownshipCategory,
    TownshipForm,
    UnitKind,
    VillageForm,
)

strawberry.enum(
    OrganisationKind,
    description="组织种类: TOWNSHIP 乡镇(街道), DEPARTMENT 部门, AGENCY 派驻机构, VILLAGE 村(社区), GRID 网格, ORGAN 区级机关, UNIT 其他单位.",
)
strawberry.enum(TownshipForm, description="建制: TOWN 镇, TOWNSHIP 乡, SUB_DISTRICT 街道. 决定综合行政执法中队属A类还是B类.")
strawberry.enum(
    TownshipCategory,
    description="类型: CENTRAL 中心镇(街道), DEVELOPMENT 发展型乡镇, ECOLOGICAL 生态型乡镇. 决定委托下放与进驻窗口的清单.",
)
strawberry.enum(VillageForm, description="VILLAGE 村, COMMUNITY 社区.")
strawberry.enum(
    ManagementClass, description="管理类别: A 完全纳入乡镇管理; B 以乡镇为主、部门为辅的双重管理 (“实施部门派驻机构AB类管理”)."
)
strawberry.enum(
    AgencyKind,
    description="派驻机构种类: JUSTICE_OFFICE 司法所, CULTURE_STATION 文化站, SERVICE_SUBCENTRE 便民服务分中心, "
    "ENFORCEMENT_SQUADRON 综合行政执法中队, POLICE_STATION 公安派出所, TRAFFIC_SQUADRON 交警中队, MARKET_OFFICE 市场监管所, "
    "LAND_OFFICE 国土所, PLANNING_OFFICE 规划所, ENVIRONMENT_OFFICE 环保所, QUALITY_OFFICE 质监所, TAX_BRANCH 地税分局.",
)
strawberry.enum(
    OrganPurpose,
    description="区级机关职责: GOVERNMENT 区委区政府, ORGANISATION 组织人事, CONDUCT 行风效能, COMMAND 综合信息指挥, REFORM 审改, AUDIT 审计, "
    "INFORMATION 信息管理.",
)
strawberry.enum(
    UnitKind,
    description="其他单位: COURT 法庭, PROCURATORATE 检察室, ARMED_FORCES 人武部, NEW_RESIDENTS 新居民事务所, UTILITY 公用企业, "
    "LOCALITY_ELSEWHERE 由他处代管的乡镇.",
)
strawberry.enum(DayKind, description="WORKDAY 工作日, WEEKEND 周末, HOLIDAY 放假, MAKE_UP 调休上班.")
strawberry.enum(DayStatus, description="ANNOUNCED 已按通知登记, PROVISIONAL 暂定: 当年的放假通知尚未公布.")

__all__ = [
    "AgencyKind",
    "DayKind",
    "DayStatus",
    "ManagementClass",
    "OrganPurpose",
    "OrganisationKind",
    "TownshipCategory",
    "TownshipForm",
    "UnitKind",
    "VillageForm",
]

"""Closed sets of approvals and the sizes that the regulation states."""

from enum import StrEnum

from backend.organisations.rules import TownshipCategory


class ItemDomain(StrEnum):
    """The twelve domains of one-stop service: five named (规划、建设、国土、工商、社保), seven assumed."""

    AGRICULTURE = "AGRICULTURE"
    SAFETY = "SAFETY"
    PLANNING = "PLANNING"
    CONSTRUCTION = "CONSTRUCTION"
    ENVIRONMENT = "ENVIRONMENT"
    CIVIL_AFFAIRS = "CIVIL_AFFAIRS"
    HEALTH = "HEALTH"
    SOCIAL_SECURITY = "SOCIAL_SECURITY"
    LAND = "LAND"
    COMMERCE = "COMMERCE"
    PUBLIC_SECURITY = "PUBLIC_SECURITY"
    TAXATION = "TAXATION"


class ListKind(StrEnum):
    """委托下放, 进驻乡镇窗口, 延伸站所, 村级常用."""

    DELEGATED = "DELEGATED"
    WINDOW = "WINDOW"
    STATION = "STATION"
    VILLAGE = "VILLAGE"


# "在原委托下放中心镇21项行政审批事项基础上 ... 中心镇、街道委托下放事项增加到64项，发展型乡镇委托下放41项，生态型乡镇委托下放34项"
FORMERLY_DELEGATED = 21
DELEGATED = {TownshipCategory.CENTRAL: 64, TownshipCategory.DEVELOPMENT: 41, TownshipCategory.ECOLOGICAL: 34}
# "同时延伸下放至部门派驻站所事项84项"
STATION = 84
# "中心镇(街道)164项、发展型乡镇124项、生态型乡镇79项进驻乡镇便民窗口 ... 以及36项进驻村级便民服务中心"
WINDOW = {TownshipCategory.CENTRAL: 164, TownshipCategory.DEVELOPMENT: 124, TownshipCategory.ECOLOGICAL: 79}
VILLAGE = 36

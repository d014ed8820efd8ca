"""Closed sets of joint work."""

from enum import StrEnum


class DisputeCategory(StrEnum):
    """邻里, 婚姻家庭, 劳资, 土地山林, 征地拆迁, 损害赔偿, 合同债务, 交通事故, 消费, 其他."""

    NEIGHBOUR = "NEIGHBOUR"
    FAMILY = "FAMILY"
    LABOUR = "LABOUR"
    LAND = "LAND"
    DEMOLITION = "DEMOLITION"
    DAMAGE = "DAMAGE"
    CONTRACT = "CONTRACT"
    TRAFFIC = "TRAFFIC"
    CONSUMER = "CONSUMER"
    OTHER = "OTHER"


class OperationTheme(StrEnum):
    """工业小区违建, 农村食品安全, 集镇镇容镇貌, 环境保护, 规划土地, 企业经营."""

    INDUSTRIAL_BUILDING = "INDUSTRIAL_BUILDING"
    FOOD_SAFETY = "FOOD_SAFETY"
    TOWN_APPEARANCE = "TOWN_APPEARANCE"
    ENVIRONMENT = "ENVIRONMENT"
    LAND_USE = "LAND_USE"
    BUSINESS_CONDUCT = "BUSINESS_CONDUCT"


class MeetingKind(StrEnum):
    """矛盾联调会商, 执法联动会商."""

    MEDIATION = "MEDIATION"
    ENFORCEMENT = "ENFORCEMENT"

"""Closed sets and clocks of events."""

from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


class EventStatus(StrEnum):
    REPORTED = "REPORTED"
    ACCEPTED = "ACCEPTED"
    DISPATCHED = "DISPATCHED"
    HANDLING = "HANDLING"
    CLOSED = "CLOSED"


class EventCategory(StrEnum):
    """矛盾纠纷, 治安/安全隐患, 市容环境/执法, 市场监管, 民生服务, 党群/其他."""

    DISPUTE = "DISPUTE"
    SAFETY = "SAFETY"
    APPEARANCE = "APPEARANCE"
    MARKET = "MARKET"
    LIVELIHOOD = "LIVELIHOOD"
    OTHER = "OTHER"


class StepKind(StrEnum):
    """上报, 受理定级, 分派, 签收, 处置, 反馈, 核查, 办结; 退回, 升级, 延期, 并案, 重开."""

    REPORT = "REPORT"
    ACCEPT = "ACCEPT"
    DISPATCH = "DISPATCH"
    SIGN = "SIGN"
    HANDLE = "HANDLE"
    FEEDBACK = "FEEDBACK"
    VERIFY = "VERIFY"
    CLOSE = "CLOSE"
    RETURN = "RETURN"
    ESCALATE = "ESCALATE"
    EXTEND = "EXTEND"
    MERGE = "MERGE"
    REOPEN = "REOPEN"


class PlatformKind(StrEnum):
    """综治工作, 市场监管, 综合执法, 便民服务."""

    SECURITY = "SECURITY"
    MARKET = "MARKET"
    ENFORCEMENT = "ENFORCEMENT"
    SERVICE = "SERVICE"


# "每一级均明确处置时限，最少一天，最多7天办结": natural days per level (the values between 1 and 7 are assumed).
LEVEL_DAYS = {1: 1, 2: 3, 3: 5, 4: 7}
# The same sentence read for the whole event, the stricter reading.
OVERALL_DAYS = 7


def due(start: datetime, days: int) -> datetime:
    """End of the last natural day in district time; the day of `start` is not counted."""
    last = start.astimezone(SHANGHAI).date() + timedelta(days=days)
    return datetime.combine(last, time(23, 59, 59), SHANGHAI)

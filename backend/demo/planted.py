"""Violations planted in the demo, so that every rule of the rule book has a true hit whose number is known."""

from __future__ import annotations

from typing import NamedTuple


class Planted(NamedTuple):
    """A rule that is broken: its code in the rule book, what is wrong, and a query whose rows are exactly the violations."""

    rule: str
    sentence: str
    query: str
    rows: int


PLANTED = {
    "composite-undetermined": Planted(
        "M10.undetermined",
        "章镇环保所、驿亭交警中队2017年考核缺一项分值，综合得分不能确定",
        "SELECT id FROM assessment WHERE year = 2017 AND management_class = 'B' AND composite_score IS NULL",
        2,
    ),
    "event-past-both-clocks": Planted(
        "M22.open",
        "31件7月份事件至2017年8月31日仍未办结，层级时限和总时限均已超过",
        "SELECT id FROM event WHERE closed_at IS NULL AND greatest(due_at, overall_due_at) < '2017-08-31 09:00+08'",
        31,
    ),
    "success-without-agreement": Planted(
        "M25.agreement",
        "丰惠镇一件矛盾纠纷登记为调处成功，但没有调解协议书编号",
        "SELECT id FROM mediation WHERE succeeded AND agreement_number IS NULL",
        1,
    ),
    "window-without-backup": Planted(
        "M28.backup",
        "盖北镇便民服务中心安全生产窗口没有B岗人员",
        "SELECT id FROM service_window WHERE backup_id IS NULL",
        1,
    ),
}
"""Key of the rule -> what breaks it; rules whose tables arrive later bring their own."""

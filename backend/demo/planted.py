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
    "consent-after-order": Planted(
        "M5.consent-before-order",
        "一名派驻机构正副职的调整，乡镇的书面同意在决定之后才补签",
        "SELECT id FROM appointment WHERE procedure = 'CONSENT' AND override_document IS NULL AND answered_on > ordered_on",
        1,
    ),
    "copy-late": Planted(
        "M6.copied-in-time",
        "3件人事事项未在决定后5个工作日内抄告乡镇党委",
        "SELECT id FROM appointment WHERE coalesce(copied_on, '2017-08-31') > copy_due_on",
        3,
    ),
    "reply-expired": Planted(
        "M5.reply-in-time",
        "综合行政执法局致百官街道的征求意见函期满未复，已转督办",
        "SELECT id FROM appointment WHERE state = 'LETTER_SENT' AND reply_due_on < '2017-08-31'",
        1,
    ),
    "ordered-urgently": Planted(
        "M6.urgent",
        "一件惩戒先决定后抄告，作为紧急例外单独列出",
        "SELECT id FROM appointment WHERE urgent_reason IS NOT NULL",
        1,
    ),
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
    "both-holders-away": Planted(
        "M8.window-covered",
        "2017年8月9日，章镇商事登记窗口的A岗、B岗同时请假",
        "SELECT w.id FROM service_window w JOIN leave a ON a.staff_id = w.primary_id AND a.status IN ('APPROVED', 'RETURNED')"
        " JOIN leave b ON b.staff_id = w.backup_id AND b.status IN ('APPROVED', 'RETURNED') AND a.span && b.span",
        1,
    ),
    "leave-open-past-its-end": Planted(
        "M8.leave-returned",
        "6人请假期满1个工作日后仍未销假",
        "SELECT id FROM leave WHERE status = 'APPROVED' AND add_working_days(ends_on, 1) < '2017-08-31'",
        6,
    ),
    "leave-past-the-township": Planted(
        "M8.township-decides",
        "崧厦地税分局主要负责人2017年7月12日的请假只由主管部门审批，未经驻地乡镇",
        "SELECT id FROM leave WHERE management_class = 'B' AND position = 'CHIEF' AND decider_id = department_id",
        1,
    ),
    "absence-without-approved-leave": Planted(
        "M8.absence-approved",
        "驿亭文化站一人2017年7月19日登记为请假，但没有经批准的请假",
        "SELECT d.id FROM attendance_day d WHERE d.status = 'LEAVE' AND NOT EXISTS (SELECT FROM leave l WHERE l.staff_id = d.staff_id"
        " AND l.status IN ('APPROVED', 'RETURNED') AND l.span && halves(d.day))",
        1,
    ),
}
"""Key of the rule -> what breaks it; rules whose tables arrive later bring their own."""

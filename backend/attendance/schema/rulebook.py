"""Rules of the rule book on leave, duty and attendance (M8)."""

from backend.graph.rule import Both, Rule, Severity

_A_LIKE_TOWN = "A类派驻机构人员参照乡镇内设机构人员执行相关管理制度"
_CHIEF_OF_B = "B类派驻机构主要负责人执行乡镇请销假和值班工作要求"

RULES = (
    Rule(
        code="M8.leave-returned",
        title=Both("请假期满后按时销假", "Who was on leave has reported back in time"),
        sentence=_CHIEF_OF_B,
        reading=Both(
            "截止日之后1个工作日内销假；天数原文未写明，为假定。",
            "Within one working day of the last day; the number is assumed.",
        ),
        severity=Severity.WARNING,
        entity="Leave",
        find="""
SELECT id, concat(ends_on, '期满，至今未销假'), ends_on FROM leave
WHERE status = 'APPROVED' AND add_working_days(ends_on, 1) < district_today()""",
        by="month",
    ),
    Rule(
        code="M8.township-decides",
        title=Both("B类主要负责人的请假由驻地乡镇审批", "Leave of a principal leader of class B is decided by the host township"),
        sentence=_CHIEF_OF_B,
        severity=Severity.ERROR,
        entity="Leave",
        find="""
SELECT id, '未经驻地乡镇审批', starts_on FROM leave
WHERE management_class = 'B' AND position = 'CHIEF' AND decider_id <> township_id""",
        by="month",
    ),
    Rule(
        code="M8.absence-approved",
        title=Both("考勤登记的请假、公出都有批准", "Every absence that was recorded as leave had been approved"),
        sentence=_A_LIKE_TOWN,
        severity=Severity.ERROR,
        entity="AttendanceDay",
        find="""
SELECT d.id, '没有经批准的请假或公出', d.day FROM attendance_day d WHERE d.status IN ('LEAVE', 'OFFICIAL')
  AND NOT EXISTS (SELECT FROM leave l WHERE l.staff_id = d.staff_id AND l.status IN ('APPROVED', 'RETURNED') AND l.span && halves(d.day))""",
        by="month",
    ),
    Rule(
        code="M8.attendance-locked",
        title=Both("季度锁定后的考勤更正", "Attendance that was entered or changed after its quarter was locked"),
        sentence="派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调",
        reading=Both(
            "季末后10个工作日锁定，以后的登记与更正须写明理由；天数原文未写明，为假定。",
            "A quarter is locked ten working days after its end; what comes later needs a reason. The number is assumed.",
        ),
        severity=Severity.NOTICE,
        entity="AttendanceDay",
        find="SELECT id, '锁定后登记或更正', day FROM attendance_day WHERE correction IS NOT NULL",
        reads=("note",),
        by="month",
    ),
    Rule(
        code="M8.duty-complete",
        title=Both("发布的值班表每天三个班次都有人", "A published roster has all three shifts of every day"),
        sentence=_CHIEF_OF_B,
        severity=Severity.ERROR,
        entity="DutyRoster",
        find="""
SELECT r.id, concat('缺', 3 * (least((r.month + interval '1 month')::date, t.closed_on) - r.month) - count(s.id), '个班次'), r.month
FROM duty_roster r JOIN township t ON t.id = r.township_id LEFT JOIN duty_shift s ON s.roster_id = r.id WHERE r.status = 'PUBLISHED'
GROUP BY r.id, t.closed_on HAVING count(s.id) < 3 * (least((r.month + interval '1 month')::date, t.closed_on) - r.month)""",
        by="month",
    ),
    Rule(
        code="M8.duty-once",
        title=Both("一人一日只值一个班次", "Nobody stands on two shifts of one day"),
        sentence=_CHIEF_OF_B,
        severity=Severity.ERROR,
        entity="DutyShift",
        find="""
SELECT s.id, concat(p.name, '当日不止一个班次'), s.day FROM duty_shift s JOIN staff p ON p.id = s.staff_id
WHERE EXISTS (SELECT FROM duty_shift o WHERE o.staff_id = s.staff_id AND o.day = s.day AND o.id <> s.id
  -- whoever reads a published shift may not know of a draft
  AND (o.published_at IS NOT NULL OR (s.published_at IS NULL AND o.township_id = s.township_id)))""",
        by="month",
    ),
    Rule(
        code="M8.duty-present",
        title=Both("值班的人当日不在请假", "Who is on duty is not on leave"),
        sentence=_CHIEF_OF_B,
        severity=Severity.WARNING,
        entity="DutyShift",
        find="""
SELECT s.id, concat(p.name, '当日请假'), s.day FROM duty_shift s JOIN staff p ON p.id = s.staff_id
WHERE EXISTS (SELECT FROM leave l WHERE l.staff_id = s.staff_id AND l.status IN ('APPROVED', 'RETURNED') AND l.span && halves(s.day))""",
        reads=("conflicts",),
        by="month",
    ),
    Rule(
        code="M8.duty-bound",
        title=Both("B类机构只有主要负责人参加乡镇值班", "Of class B only the principal leader is on the township's roster"),
        sentence=_CHIEF_OF_B,
        severity=Severity.WARNING,
        entity="DutyShift",
        find="""
SELECT s.id, concat(p.name, '不是主要负责人'), s.day FROM duty_shift s JOIN staff p ON p.id = s.staff_id
JOIN assignment h ON h.staff_id = s.staff_id AND h.period @> s.day
WHERE p.management_class = 'B' AND h.management_class = 'B' AND p.position <> 'CHIEF'""",
        reads=("conflicts",),
        by="month",
    ),
    Rule(
        code="M8.window-covered",
        title=Both("窗口的A岗、B岗不同时请假", "The two holders of a window are never on leave at once"),
        sentence="建立首问负责、限时办结、服务承诺、一次性告知和AB岗等工作制度，确保审批服务优质高效。",
        severity=Severity.ERROR,
        entity="ServiceWindow",
        find="""
SELECT w.id, concat(greatest(a.starts_on, b.starts_on), '两岗都请假'), greatest(a.starts_on, b.starts_on) FROM service_window w
JOIN leave a ON a.staff_id = w.primary_id AND a.status IN ('APPROVED', 'RETURNED')
JOIN leave b ON b.staff_id = w.backup_id AND b.status IN ('APPROVED', 'RETURNED') AND a.span && b.span""",
        reads=("posts",),
        by="month",
    ),
)

"""Rules of the rule book on organisations: M1 to M4, and where they stand in the regulation."""

from backend.graph.rule import Both, Rule, Severity

_CLASSES = "司法所、文化站、便民服务分中心、驻乡镇的综合行政执法中队等A类派驻机构 …… 驻街道的综合行政执法中队等B类派驻机构"

RULES = (
    Rule(
        code="M1.class",
        title=Both("机构的管理类别与分类规则相符", "An agency has the class that the rules give it"),
        sentence=_CLASSES,
        reading=Both(
            "类别由机构种类和驻地形态决定；个别机构另行确定的，须有文件依据，不计入本条。",
            "The class follows from the kind of agency and the form of its host; a documented exception does not count here.",
        ),
        severity=Severity.ERROR,
        entity="Agency",
        find="""
SELECT a.id, concat('现为', a.management_class, '类，按规则应为', coalesce(r.management_class, '（无规则）'), '类'), NULL
FROM agency a JOIN township t ON t.id = a.township_id
LEFT JOIN class_rule r ON r.agency_kind = a.kind AND r.township_form = t.form AND r.period @> district_today()
WHERE coalesce(a.closed_on > district_today(), true) AND r.management_class IS DISTINCT FROM a.management_class
  AND NOT EXISTS (SELECT FROM agency_class c WHERE c.agency_id = a.id AND c.override AND c.period @> district_today()
                  AND c.management_class = a.management_class)""",
    ),
    Rule(
        code="M1.every-day",
        title=Both("机构存续的每一天都有且只有一个类别", "An agency has exactly one class on every day of its life"),
        sentence="根据与乡镇工作联系的紧密程度，实施部门派驻机构AB类管理。",
        severity=Severity.ERROR,
        entity="Agency",
        find="""
SELECT a.id, concat('存续', life.days, '天，有类别的', coalesce(held.days, 0), '天'), NULL
FROM agency a
CROSS JOIN LATERAL (SELECT daterange(a.established_on, least(coalesce(a.closed_on, 'infinity'), district_today() + 1)) AS span) l
CROSS JOIN LATERAL (SELECT upper(l.span) - lower(l.span) AS days) life
LEFT JOIN LATERAL (SELECT sum(upper(c.period * l.span) - lower(c.period * l.span)) AS days
                   FROM agency_class c WHERE c.agency_id = a.id AND c.period && l.span) held ON true
WHERE life.days <> coalesce(held.days, 0)""",
    ),
    Rule(
        code="M1.one-rule",
        title=Both("分类规则无空缺、无重叠", "Class rules leave no gap and never overlap"),
        sentence=_CLASSES,
        reading=Both(
            "在机构类别或驻地形态变化的每个日子，应恰有一条规则适用于该机构。",
            "On every day on which a class or a host's form changes, exactly one rule applies to the agency.",
        ),
        severity=Severity.ERROR,
        entity="Agency",
        find="""
SELECT a.id, concat(d.day, '有', count(r.id), '条规则适用'), d.day
FROM agency a JOIN agency_class c ON c.agency_id = a.id JOIN township_status s ON s.township_id = c.township_id
CROSS JOIN LATERAL (
  SELECT lower(c.period) UNION SELECT lower(s.period) UNION SELECT lower(o.period) FROM class_rule o
  WHERE o.agency_kind = a.kind AND o.township_form = s.form UNION SELECT district_today()) d (day)
LEFT JOIN class_rule r ON r.agency_kind = a.kind AND r.township_form = s.form AND r.period @> d.day
WHERE c.period @> d.day AND s.period @> d.day AND a.established_on <= d.day AND coalesce(a.closed_on > d.day, true)
GROUP BY a.id, d.day HAVING count(DISTINCT r.id) <> 1""",
    ),
    Rule(
        code="M1.override",
        title=Both("个别确定的类别有文件依据", "Every exception to the class rules has a document"),
        sentence="根据与乡镇工作联系的紧密程度，实施部门派驻机构AB类管理。",
        severity=Severity.ERROR,
        entity="Agency",
        find="""
SELECT c.agency_id, concat('自', lower(c.period), '起另定为', c.management_class, '类，没有文件'), lower(c.period)
FROM agency_class c WHERE c.override AND coalesce(btrim(c.document), '') = ''""",
    ),
    Rule(
        code="M2.class-a",
        title=Both("A类机构的考核不含部门评分", "No department scores an agency of class A"),
        sentence="A类派驻机构，完全纳入乡镇管理；B类派驻机构，实行以乡镇为主、部门为辅的双重管理。",
        reading=Both(
            "对A类机构，部门只保留业务指导和编制管理。",
            "Of a class A agency the department keeps professional guidance and establishment only.",
        ),
        severity=Severity.ERROR,
        entity="Assessment",
        reads=("department", "conduct"),
        by="year",
        find="""
SELECT id, 'A类考核记有部门或行风评分', make_date(year, 12, 31)
FROM assessment WHERE management_class = 'A' AND (department_score IS NOT NULL OR conduct_score IS NOT NULL)""",
    ),
    Rule(
        code="M2.department-acts",
        title=Both(
            "部门不办理A类人员的事务和B类人员的日常管理",
            "A department does not act on class A people, nor manage class B from day to day",
        ),
        sentence="A类派驻机构，完全纳入乡镇管理；B类派驻机构，实行以乡镇为主、部门为辅的双重管理。",
        reading=Both(
            "对A类人员，部门只登记进出和编制、办理任免程序；对B类人员，考勤、值班由乡镇管理。按办理当日的类别。",
            "Of class A the department enters who comes, goes and in which establishment, and appointments; of class B, attendance "
            "and duty are the township's. By the class of the day of the act.",
        ),
        severity=Severity.ERROR,
        entity="Staff",
        by="month",
        find="""
SELECT p.id, concat(o.name, '于', d.day, '办理', l.act), d.day
FROM act_log l
JOIN post w ON w.id = l.post_id
JOIN organisation o ON o.id = w.organisation_id AND o.kind = 'DEPARTMENT'
JOIN account c ON c.id = l.account_id
CROSS JOIN LATERAL (SELECT timezone('Asia/Shanghai', l.at + (district_now() - now()))::date AS day) d
CROSS JOIN LATERAL (
  SELECT l.object_id AS id WHERE l.object_type = 'Staff'
  UNION ALL SELECT r.staff_id FROM leave r WHERE l.object_type = 'Leave' AND r.id = l.object_id
  UNION ALL SELECT r.staff_id FROM attendance_day r WHERE l.object_type = 'AttendanceDay' AND r.id = l.object_id
  UNION ALL SELECT r.staff_id FROM duty_shift r WHERE l.object_type = 'DutyShift' AND r.id = l.object_id
  UNION ALL SELECT r.staff_id FROM assessment r WHERE l.object_type = 'Assessment' AND r.id = l.object_id) s
JOIN staff p ON p.id = s.id AND p.id IS DISTINCT FROM c.staff_id
JOIN assignment h ON h.staff_id = p.id AND h.period @> d.day
WHERE (h.management_class = 'A' AND split_part(l.act, '.', 1) <> 'appointment'
       AND l.act NOT IN ('staff.enter', 'staff.leave', 'staff.correct_establishment'))
   OR (h.management_class = 'B' AND split_part(l.act, '.', 1) IN ('attendance', 'roster', 'duty', 'swap'))""",
    ),
    Rule(
        code="M3.sends",
        title=Both("每类派驻机构的派出部门都有派驻机构", "Every sending department has an agency in force"),
        sentence="目前，全区12个部门派驻机构已全部实现属地管理。",
        reading=Both(
            "12个部门即12类机构各自的派出单位，交警大队单独计算。",
            "The 12 departments are the sending units of the 12 kinds; the traffic police brigade counts on its own.",
        ),
        severity=Severity.ERROR,
        entity="Department",
        find="""
SELECT s.department_id, concat(s.name, '没有在存续的机构'), NULL
FROM agency_sort s WHERE NOT EXISTS (
  SELECT FROM agency a WHERE a.kind = s.kind AND a.established_on <= district_today()
  AND coalesce(a.closed_on > district_today(), true))""",
    ),
    Rule(
        code="M3.hosted",
        title=Both("每个派驻机构都有未撤销的驻地乡镇", "Every agency in force has a host that stands"),
        sentence="目前，全区12个部门派驻机构已全部实现属地管理。",
        severity=Severity.ERROR,
        entity="Agency",
        find="""
SELECT a.id, concat('驻地', t.name, '已于', t.closed_on, '撤销'), t.closed_on
FROM agency a JOIN township t ON t.id = a.township_id
WHERE coalesce(a.closed_on > district_today(), true) AND t.closed_on <= district_today()""",
    ),
    Rule(
        code="M4.served",
        title=Both("每个乡镇的每类机构都恰有一个在服务", "Each township is served by exactly one agency of each kind"),
        sentence="派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调。",
        reading=Both(
            "没有驻点的乡镇由邻近机构兼管；只有驻地乡镇管理和考核该机构。",
            "A township without a station is served by a neighbour's; the host alone manages and assesses it.",
        ),
        severity=Severity.WARNING,
        entity="Township",
        find="""
SELECT t.id, concat(k.name, '有', count(a.id), '个'), NULL
FROM township t CROSS JOIN agency_sort k
LEFT JOIN (SELECT a.id, a.kind, a.township_id FROM agency a
           UNION SELECT a.id, a.kind, s.township_id FROM agency a JOIN served_township s ON s.agency_id = a.id
           WHERE s.period @> district_today()) place ON place.kind = k.kind AND place.township_id = t.id
LEFT JOIN agency a ON a.id = place.id AND a.established_on <= district_today() AND coalesce(a.closed_on > district_today(), true)
WHERE coalesce(t.closed_on > district_today(), true)
GROUP BY t.id, k.kind, k.name HAVING count(a.id) <> 1""",
    ),
)

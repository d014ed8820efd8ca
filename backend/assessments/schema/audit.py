"""Rules of the rule book on assessments: M9 to M12, and where they stand in the regulation."""

from backend.assessments.rules import LOCKED_BY_ITSELF, NEARLY_ALL
from backend.graph.rule import Both, Rule, Severity

_QUOTA = "派驻机构人员考核由驻地乡镇负责，纳入乡镇考核体系，年度优秀考核等次参照乡镇提高到20%。"
_COMPOSITE = "B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定。"
_BONUS = "A类机构年终考核奖参照驻地乡镇标准执行；B类机构 …… 年终考核奖按照驻地乡镇和派出部门标准各50%比例执行。"
_SCORES = ("township", "department", "conduct", "total")
_HALVES = ("bonus.township", "bonus.department", "bonus.total", "grade")
_OVER = f"district_today() >= coalesce({{}}, make_date(y.year + 1, {LOCKED_BY_ITSELF[0]}, {LOCKED_BY_ITSELF[1]}))"
"""From the day on which a component of the year `y` is locked, what is missing is missing."""

RULES = (
    Rule(
        code="M9.cap",
        title=Both("优秀人数不超过名额", "No more excellent grades than places"),
        sentence=_QUOTA,
        reading=Both(
            "每个驻地乡镇的派驻人员为一盘，名额按参加人数的20%向下取整，另加有文件依据的统筹名额；乡镇自己的干部不计入。",
            "The people stationed with one host form a pool; its places are the floor of 20 %, plus reserve places given by document.",
        ),
        severity=Severity.ERROR,
        entity="GradePool",
        by="year",
        find="""
SELECT p.id, concat('优秀', count(a.id), '人，名额', p.excellent_cap + p.reserve, '人'), make_date(p.year, 12, 31)
FROM grade_pool p JOIN assessment a ON a.year = p.year AND a.township_id = p.township_id
WHERE a.staff_id IS NOT NULL AND a.grade = 'EXCELLENT'
GROUP BY p.id HAVING count(a.id) > p.excellent_cap + p.reserve""",
    ),
    Rule(
        code="M9.pool",
        title=Both("考核盘的人数和名额与参加人员相符", "A pool's size and places are those of the people taking part"),
        sentence=_QUOTA,
        reading=Both(
            "试用期、接受调查、缺勤超过半年的人员不参加，不计入基数。",
            "People on probation, under investigation or absent for more than half a year take no part.",
        ),
        severity=Severity.ERROR,
        entity="GradePool",
        by="year",
        find="""
SELECT p.id, concat('参加', count(a.id), '人，应有名额', count(a.id) * y.excellent_share / 100, '；记为', p.taking_part, '人，',
  p.excellent_cap, '个'), make_date(p.year, 12, 31)
FROM grade_pool p JOIN assessment_year y ON y.year = p.year
LEFT JOIN assessment a ON a.year = p.year AND a.township_id = p.township_id AND a.staff_id IS NOT NULL AND a.exclusion IS NULL
GROUP BY p.id, y.excellent_share
HAVING (count(a.id), count(a.id) * y.excellent_share / 100) <> (p.taking_part, p.excellent_cap)""",
    ),
    Rule(
        code="M9.reserve",
        title=Both("统筹名额有文件依据，且不超过差额", "Reserve places are given by document, within the difference"),
        sentence=_QUOTA,
        reading=Both(
            "各盘向下取整之和小于全区向下取整，差额由区统筹，凭文件使用（假定）。",
            "The pools' floors add up to less than the district's; the difference is a reserve, used by document (assumed).",
        ),
        severity=Severity.ERROR,
        entity="GradePool",
        by="year",
        find="""
SELECT p.id, concat('统筹名额', p.reserve, '个，有文件的', coalesce(u.places, 0), '个；全区可统筹', y.places, '个'),
  make_date(p.year, 12, 31)
FROM grade_pool p
LEFT JOIN (SELECT pool_id, sum(places) AS places FROM reserve_use WHERE btrim(document) <> '' GROUP BY 1) u ON u.pool_id = p.id
JOIN (SELECT d.year, sum(d.taking_part) * y.excellent_share / 100 - sum(d.excellent_cap) AS places, sum(d.reserve) AS used
      FROM grade_pool d JOIN assessment_year y ON y.year = d.year GROUP BY 1, y.excellent_share) y ON y.year = p.year
WHERE p.reserve <> coalesce(u.places, 0) OR (p.reserve > 0 AND y.used > y.places)""",
    ),
    Rule(
        code="M10.composite",
        title=Both("综合得分等于各项评分按权重之和", "A composite is the weighted sum of its components"),
        sentence=_COMPOSITE,
        reading=Both(
            "机构与个人都按此计算；A类未规定比例，全由驻地乡镇评定（假定）；保留两位小数，最后四舍五入一次。",
            "Agencies and people alike; for class A, of which no split is stated, the host's score is the whole (assumed); "
            "two decimals, rounded half-up once.",
        ),
        severity=Severity.ERROR,
        entity="Assessment",
        reads=_SCORES,
        by="year",
        find="""
SELECT a.id, concat('记为', coalesce(a.composite_score::text, '未定'), '，应为', coalesce(e.score::text, '未定')),
  make_date(a.year, 12, 31)
FROM assessment a
LEFT JOIN assessment_weight w ON w.management_class = a.management_class AND w.period @> make_date(a.year, 12, 31)
CROSS JOIN LATERAL (SELECT CASE WHEN (w.township = 0 OR a.township_score IS NOT NULL)
  AND (w.department = 0 OR a.department_score IS NOT NULL) AND (w.conduct = 0 OR a.conduct_score IS NOT NULL)
  THEN round((w.township * coalesce(a.township_score, 0) + w.department * coalesce(a.department_score, 0)
              + w.conduct * coalesce(a.conduct_score, 0)) / 100, 2) END AS score) e
WHERE a.composite_score IS DISTINCT FROM e.score""",
    ),
    Rule(
        code="M10.undetermined",
        title=Both("各项评分齐全", "No component is missing"),
        sentence=_COMPOSITE,
        reading=Both(
            f"缺任何一项，综合得分即未定，不按零计，也不另行折算；年度可设为一般人员只定等次（原文两读）。锁定之日起，所缺即列出；"
            f"锁定之前，只列同一单位该项已评{NEARLY_ALL}%以上而独缺的（假定）。",
            "While a component is missing the total is undetermined: never zero, never re-weighted. A year may give members a grade "
            f"alone. Listed from the lock on; before it, only what a body has left out that has scored {NEARLY_ALL} % (assumed).",
        ),
        severity=Severity.WARNING,
        entity="Assessment",
        reads=_SCORES,
        by="year",
        find=f"""
SELECT id, concat('缺', string_agg(part, '、' ORDER BY place), '评分'), make_date(year, 12, 31)
FROM (
  SELECT a.id, a.year, c.*, count(c.score) OVER body AS entered, count(*) OVER body AS due
  FROM assessment a JOIN assessment_year y ON y.year = a.year
  CROSS JOIN LATERAL (VALUES
    (1, '驻地乡镇', a.township_score, a.township_id, {_OVER.format("y.township_locked_on")}),
    (2, '主管部门', a.department_score, a.department_id, {_OVER.format("y.department_locked_on")}),
    (3, '行风效能', a.conduct_score, 0, {_OVER.format("y.conduct_locked_on")})) c (place, part, score, body, over)
  WHERE a.exclusion IS NULL AND (c.place = 1 OR a.management_class = 'B')
    AND (a.position IS DISTINCT FROM 'MEMBER' OR y.member_components)
  WINDOW body AS (PARTITION BY a.year, c.place, c.body)
) parts WHERE score IS NULL AND (over OR entered * 100 >= due * {NEARLY_ALL}) GROUP BY id, year""",  # noqa: S608  # our own text
    ),
    Rule(
        code="M10.hosts",
        title=Both("年中变换驻地的，乡镇评分按在驻天数加权", "Who changed hosts is scored by each, weighted by days"),
        sentence=_QUOTA,
        reading=Both(
            "原文未规定由谁考核，按各驻地的天数加权（假定，可改为由年末驻地考核）。",
            "Not stated; the hosts' scores are weighted by days (assumed; a setting makes it the host at the year's end).",
        ),
        severity=Severity.ERROR,
        entity="Assessment",
        reads=("township",),
        by="year",
        find="""
SELECT a.id, concat('记为', coalesce(a.township_score::text, '未定'), '，按天数应为', coalesce(h.score::text, '未定')),
  make_date(a.year, 12, 31)
FROM assessment a JOIN assessment_year y ON y.year = a.year AND y.host_rule = 'BY_DAYS'
JOIN (SELECT assessment_id, CASE WHEN count(score) = count(*) THEN round(sum(days * score) / sum(days), 2) END AS score
      FROM host_share GROUP BY 1) h ON h.assessment_id = a.id
WHERE a.township_score IS DISTINCT FROM h.score""",
    ),
    Rule(
        code="M10.body",
        title=Both("各项评分由应评的单位录入", "Each component is entered by its own body"),
        sentence=_COMPOSITE,
        reading=Both(
            "行风效能的10%由区行风效能办评定（假定）；年中变换驻地的，各驻地评自己的部分。",
            "The 10 % is the district's conduct office's (assumed); whoever changed hosts is scored by each of them.",
        ),
        severity=Severity.ERROR,
        entity="Assessment",
        reads=_SCORES,
        by="year",
        find="""
SELECT a.id, concat(o.name, '录入了', c.name, '评分'), (l.at AT TIME ZONE 'Asia/Shanghai')::date
FROM act_log l JOIN assessment a ON a.id = l.object_id JOIN post p ON p.id = l.post_id
JOIN organisation o ON o.id = p.organisation_id
CROSS JOIN LATERAL (VALUES ('township_score', '驻地乡镇', o.id = a.township_id), ('department_score', '主管部门', o.id = a.department_id),
  ('conduct_score', '行风效能', EXISTS (SELECT FROM organ WHERE organ.id = o.id AND purpose = 'CONDUCT'))) c (field, name, own)
WHERE l.object_type = 'Assessment' AND l.act <> 'host_share.score' AND jsonb_exists(l.after, c.field) AND NOT c.own""",
    ),
    Rule(
        code="M10.late",
        title=Both("锁定后的更正", "Corrections after the lock"),
        sentence=_COMPOSITE,
        reading=Both(
            "更正不被禁止，但须写明理由，能看到该项评分的人都能看到更正。",
            "A correction is not forbidden; it gives its reason, and whoever reads the score reads the correction.",
        ),
        severity=Severity.NOTICE,
        entity="ScoreCorrection",
        by="month",
        find="""
SELECT id, concat(CASE component WHEN 'TOWNSHIP' THEN '驻地乡镇' WHEN 'DEPARTMENT' THEN '主管部门' ELSE '行风效能' END, '评分由',
  coalesce(before::text, '未评'), '更正为', after, '：', reason), corrected_on
FROM score_correction""",
    ),
    Rule(
        code="M11.halves",
        title=Both("考核奖等于两个标准各半之和", "A bonus is half of each standard"),
        sentence=_BONUS,
        reading=Both(
            "综合得分不折算考核奖，混合的是标准；每半各四舍五入到元一次。",
            "The score does not scale the bonus: the standards are mixed, each half rounded half-up to the yuan once.",
        ),
        severity=Severity.ERROR,
        entity="Assessment",
        reads=_HALVES,
        by="year",
        find="""
SELECT a.id, concat('发放', a.bonus_township / 100.0, '＋', a.bonus_department / 100.0, '元，应为', e.town / 100.0, '＋',
  e.dept / 100.0, '元'), make_date(a.year, 12, 31)
FROM assessment a
CROSS JOIN LATERAL (
  SELECT (SELECT s.amount FROM bonus_standard s WHERE s.year = a.year AND s.organisation_id = a.township_id
          AND s.position = a.position AND (s.grade = a.grade OR s.grade IS NULL) ORDER BY s.grade NULLS LAST LIMIT 1) AS town,
         (SELECT s.amount FROM bonus_standard s WHERE s.year = a.year AND s.organisation_id = a.department_id
          AND s.position = a.position AND (s.grade = a.grade OR s.grade IS NULL) ORDER BY s.grade NULLS LAST LIMIT 1) AS dept) s
CROSS JOIN LATERAL (
  SELECT CASE a.management_class WHEN 'A' THEN s.town ELSE (s.town + 100) / 200 * 100 END AS town,
         CASE a.management_class WHEN 'A' THEN 0 ELSE (s.dept + 100) / 200 * 100 END AS dept) e
WHERE a.staff_id IS NOT NULL AND a.published_at IS NOT NULL
  AND (a.bonus_township, a.bonus_department) IS DISTINCT FROM (e.town, e.dept)""",
    ),
    Rule(
        code="M11.standards",
        title=Both("发放考核奖的单位都定有标准", "Every body that a bonus follows has its standards"),
        sentence=_BONUS,
        reading=Both(
            "驻地乡镇评分锁定之日起，没有标准即列出；锁定之前，只列已评出综合得分的人（假定）。",
            "Listed from the lock of the host's scores on; before it, only people whose composite is there already (assumed).",
        ),
        severity=Severity.WARNING,
        entity="Assessment",
        reads=("bonus.total",),
        by="year",
        find=f"""
SELECT a.id, '驻地乡镇或派出部门没有该职位的标准', make_date(a.year, 12, 31)
FROM assessment a JOIN assessment_year y ON y.year = a.year CROSS JOIN LATERAL (VALUES (a.township_id), (a.department_id)) body (id)
WHERE a.staff_id IS NOT NULL AND NOT EXISTS (
  SELECT FROM bonus_standard s WHERE s.year = a.year AND s.organisation_id = body.id AND s.position = a.position
  AND (s.grade IS NULL OR s.grade = a.grade))
AND (a.composite_score IS NOT NULL OR {_OVER.format("y.township_locked_on")})
GROUP BY a.id, a.year""",  # noqa: S608  # our own text
    ),
    Rule(
        code="M12.rise",
        title=Both("按现定标准，考核奖比部门标准提高20%以上", "By the standards set, bonuses rise by 20 % and more"),
        sentence="预计派驻机构人员年终考核奖将普遍提高20%以上。",
        reading=Both(
            "是预计而非规定，只作提示；以只按派出部门标准应得的数额为比较基数（假定）。",
            "A forecast, not a rule, so this is a notice; compared with the department's standard alone (assumed).",
        ),
        severity=Severity.NOTICE,
        entity="Assessment",
        reads=("bonus.total",),
        by="year",
        find="""
SELECT a.id, concat('测算提高', round((e.total - d.amount) * 100.0 / d.amount, 1), '%'), make_date(a.year, 12, 31)
FROM assessment a JOIN assessment_year y ON y.year = a.year AND y.state = 'OPEN'
JOIN bonus_standard t ON t.year = a.year AND t.organisation_id = a.township_id AND t.position = a.position AND t.grade IS NULL
JOIN bonus_standard d ON d.year = a.year AND d.organisation_id = a.department_id AND d.position = a.position AND d.grade IS NULL
CROSS JOIN LATERAL (SELECT CASE a.management_class WHEN 'A' THEN t.amount
  ELSE (t.amount + 100) / 200 * 100 + (d.amount + 100) / 200 * 100 END AS total) e
WHERE a.staff_id IS NOT NULL AND e.total < 1.2 * d.amount""",
    ),
)

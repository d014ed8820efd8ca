"""Rules of the rule book on consent (M5), on prior talks and copies (M6), and on the ledger."""

from backend.graph.rule import Both, Rule, Severity

_LEADERS = "派驻机构正副职调整须书面征得乡镇同意"
_OTHERS = "派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委"

RULES = (
    Rule(
        code="M5.written-consent",
        title=Both("正副职调整的决定都有乡镇的书面同意", "Every order on a chief or deputy has the township's written consent"),
        sentence=_LEADERS,
        reading=Both(
            "同意须明示；期满未复不视为同意。依区级文件作出的例外另列。",
            "Consent is explicit; silence is none. Exceptions by a document of the district are listed apart.",
        ),
        severity=Severity.ERROR,
        entity="Appointment",
        find="""
SELECT id, concat('决定', order_number, '没有乡镇的书面同意'), ordered_on FROM appointment
WHERE procedure = 'CONSENT' AND ordered_on IS NOT NULL AND override_document IS NULL
  AND (answered_on IS NULL OR objection IS NOT NULL
       OR (releasing_township_id IS NOT NULL AND (released_on IS NULL OR release_objection IS NOT NULL)))""",
        reads=("consent", "order"),
        by="month",
    ),
    Rule(
        code="M5.both-townships",
        title=Both("跨乡镇的正副职交流，调入地和调出地都同意", "An exchange between townships has the consent of both"),
        sentence=_LEADERS,
        reading=Both(
            "任职、免职、交流都是调整：一地增、一地减，两地乡镇都须书面同意；同一乡镇内的一份即可。",
            "Appointment, removal and exchange all count: one gains and one loses, so both consent; within a township one is enough.",
        ),
        severity=Severity.ERROR,
        entity="Appointment",
        find="""
SELECT a.id, concat('没有征求', t.name, '同意'), a.ordered_on FROM appointment a JOIN township t ON t.id = a.counterpart_township_id
WHERE a.procedure = 'CONSENT' AND a.ordered_on IS NOT NULL AND a.override_document IS NULL AND a.releasing_township_id IS NULL
  AND a.from_position <> 'MEMBER' AND a.from_agency_id <> a.to_agency_id""",
        reads=("consent", "order"),
        by="month",
    ),
    Rule(
        code="M5.consent-before-order",
        title=Both("书面同意在决定之前", "Consent is dated before the order"),
        sentence=_LEADERS,
        severity=Severity.ERROR,
        entity="Appointment",
        find="""
SELECT id, concat(greatest(answered_on, released_on), '才同意，', ordered_on, '已决定'), ordered_on FROM appointment
WHERE procedure = 'CONSENT' AND override_document IS NULL AND greatest(answered_on, released_on) > ordered_on""",
        reads=("consent", "order"),
        by="month",
    ),
    Rule(
        code="M5.host-of-the-day",
        title=Both("同意的是机构当日的驻地乡镇", "It is the host of that day that consented"),
        sentence=_LEADERS,
        severity=Severity.ERROR,
        entity="Appointment",
        find="""
SELECT a.id, concat('答复当日', g.name, '的驻地是', t.name), said.day FROM appointment a
CROSS JOIN LATERAL (VALUES (a.agency_id, a.township_id, a.answered_on), (a.from_agency_id, a.releasing_township_id, a.released_on))
  said (agency_id, township_id, day)
JOIN agency_class c ON c.agency_id = said.agency_id AND c.period @> said.day
JOIN agency g ON g.id = said.agency_id JOIN township t ON t.id = c.township_id
WHERE said.township_id <> t.id AND t.successor_id IS DISTINCT FROM said.township_id""",
        reads=("consent",),
        by="month",
    ),
    Rule(
        code="M5.signed-and-numbered",
        title=Both("每份答复都有编号、有签署、记入台账", "Every answer is numbered, signed and in the ledger"),
        sentence=_LEADERS,
        severity=Severity.ERROR,
        entity="Appointment",
        find="""
SELECT a.id, concat('答复', said.number, '不在台账'), said.day FROM appointment a
CROSS JOIN LATERAL (VALUES (a.township_id, a.answer_number, a.answered_on), (a.releasing_township_id, a.release_number, a.released_on))
  said (township_id, number, day)
WHERE said.day IS NOT NULL AND NOT EXISTS (SELECT FROM receipt r JOIN township t ON t.id = r.organisation_id
  WHERE r.appointment_id = a.id AND r.number = said.number AND r.kind IN ('CONSENTED', 'OBJECTED')
  AND said.township_id IN (t.id, t.successor_id))""",
        reads=("consent", "receipts"),
        by="month",
    ),
    Rule(
        code="M5.order-behind-the-seat",
        title=Both("正副职的变动都有经过程序的决定", "Every change of a chief or deputy has an order that went its way"),
        sentence=_LEADERS,
        reading=Both("决定须是同一人、同一机构、同一职位的。", "The order is about the same person, agency and position."),
        severity=Severity.ERROR,
        entity="Staff",
        find="""
SELECT s.staff_id, concat(lower(s.period), '起任', s.title, '，没有对应的任免事项'), lower(s.period) FROM assignment s
WHERE s.document IS NOT NULL AND s.position <> 'MEMBER'
  AND NOT EXISTS (SELECT FROM appointment_person a WHERE a.staff_id = s.staff_id AND a.order_number = s.document
    AND (a.to_agency_id, a.to_position) = (s.agency_id, s.position))""",
        by="month",
    ),
    Rule(
        code="M5.reply-in-time",
        title=Both("征求意见函在期限内答复", "Letters are answered in time"),
        sentence=_LEADERS,
        reading=Both(
            "期满未复转督办，从不视为同意；期限由种类表设定（假定10个工作日）。",
            "Silence is supervised and never consent; the limit is a setting (10 working days assumed).",
        ),
        severity=Severity.WARNING,
        entity="Appointment",
        find="""
SELECT id, concat(letter_number, '应于', reply_due_on, '前答复，尚未答复'), reply_due_on FROM appointment
WHERE state = 'LETTER_SENT' AND reply_due_on < timezone('Asia/Shanghai', district_now())::date""",
        reads=("consent",),
        by="month",
    ),
    Rule(
        code="M5.without-consent",
        title=Both("未经乡镇同意的决定单独列出", "Orders without consent stand in a list of their own"),
        sentence=_LEADERS,
        severity=Severity.NOTICE,
        entity="Appointment",
        find="""
SELECT id, concat('依', override_document, '决定：', override_reason), ordered_on FROM appointment
WHERE override_document IS NOT NULL""",
        reads=("order",),
        by="month",
    ),
    Rule(
        code="M6.talk-before-decision",
        title=Both("决定之前有沟通记录", "A talk is recorded before the decision"),
        sentence=_OTHERS,
        reading=Both(
            "沟通不是否决，但没有更早日期的记录不得决定；紧急惩戒例外，另列。",
            "The talk is no veto, but nothing is decided without an earlier record; urgent discipline is listed apart.",
        ),
        severity=Severity.ERROR,
        entity="Appointment",
        find="""
SELECT id, concat(ordered_on, '决定，沟通记录', coalesce(consulted_on::text, '没有')), ordered_on FROM appointment
WHERE procedure = 'CONSULTATION' AND ordered_on IS NOT NULL AND urgent_reason IS NULL
  AND NOT coalesce(consulted_on < ordered_on, false)""",
        reads=("consent", "order"),
        by="month",
    ),
    Rule(
        code="M6.urgent",
        title=Both("紧急决定、事后抄告的例外", "Exceptions: ordered urgently and copied after the fact"),
        sentence=_OTHERS,
        severity=Severity.NOTICE,
        entity="Appointment",
        find="SELECT id, concat('紧急决定：', urgent_reason), ordered_on FROM appointment WHERE urgent_reason IS NOT NULL",
        reads=("order",),
        by="month",
    ),
    Rule(
        code="M6.copied-in-time",
        title=Both("决定后按期抄告乡镇党委", "The Party committee gets its copy in time"),
        sentence=_OTHERS,
        reading=Both("期限由种类表设定（假定5个工作日）。", "The limit is a setting (5 working days assumed)."),
        severity=Severity.ERROR,
        entity="Appointment",
        find="""
SELECT id, concat('应于', copy_due_on, '前抄告，', coalesce(concat(copied_on, '才抄告'), '尚未抄告')), ordered_on FROM appointment
WHERE coalesce(copied_on, timezone('Asia/Shanghai', district_now())::date) > copy_due_on""",
        reads=("order", "copy"),
        by="month",
    ),
    Rule(
        code="M6.acknowledged",
        title=Both("抄告得到确认", "Copies are acknowledged"),
        sentence=_OTHERS,
        reading=Both("抄告后5个工作日内确认（假定）。", "Within 5 working days of the copy (assumed)."),
        severity=Severity.WARNING,
        entity="Appointment",
        find="""
SELECT id, concat(copied_on, '抄告，尚未确认'), copied_on FROM appointment
WHERE acknowledged_on IS NULL AND add_working_days(copied_on, 5) < timezone('Asia/Shanghai', district_now())::date""",
        reads=("copy",),
        by="month",
    ),
    Rule(
        code="M6.ledger-whole",
        title=Both("台账各条相扣，未被改动", "The lines of the ledger follow each other, and none was changed"),
        sentence=_OTHERS,
        severity=Severity.ERROR,
        entity="Appointment",
        find="SELECT appointment_id, concat('台账第', sequence, '条不相扣'), day FROM broken_receipts()",
        reads=("receipts",),
    ),
)

"""What the regulation says of every district: leave, whose rules bind whom, weights; a setting of the year; and calendar days as records.

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LIKE_TOWN = "A类派驻机构人员参照乡镇内设机构人员执行相关管理制度"
CHIEF_OF_B = "B类派驻机构主要负责人执行乡镇请销假和值班工作要求"
DUAL = "B类派驻机构 ... 实行以乡镇为主、部门为辅的双重管理"
LED = "派驻机构人员和日常工作接受乡镇党委、政府的统一领导、管理、监督和协调"
BY_TOWN = "派驻机构人员考核由驻地乡镇负责，纳入乡镇考核体系"
SHARES = "B类机构考核按照驻地乡镇50%、主管部门40%、行风效能10%的比例确定"
CONSENT = "派驻机构正副职调整须书面征得乡镇同意"
CONSULTED = "派驻机构人员的调动、职务晋升、奖惩等须事前沟通并抄告乡镇党委"
EVERYBODY = ("CHIEF", "DEPUTY", "MEMBER")

LEAVE_TYPES = (
    ("ANNUAL", "年休假", False, False),
    ("SICK", "病假", True, False),
    ("PERSONAL", "事假", False, False),
    ("OFFICIAL", "公出", False, True),
    ("MARRIAGE", "婚假", False, False),
    ("MATERNITY", "产假", True, False),
    ("BEREAVEMENT", "丧假", False, False),
)

LEAVE_RULES = (
    *(("A", position, None, "TOWNSHIP", False, LIKE_TOWN, False) for position in EVERYBODY),
    ("B", "CHIEF", None, "TOWNSHIP", True, CHIEF_OF_B, False),
    *(
        ("B", position, longest, decider, decider == "AGENCY", DUAL, True)
        for position in ("DEPUTY", "MEMBER")
        for longest, decider in ((6, "AGENCY"), (None, "DEPARTMENT"))
    ),
)

BINDINGS = (
    *((subject, "A", "TOWNSHIP", LIKE_TOWN, EVERYBODY, False) for subject in ("LEAVE", "DUTY")),
    *((subject, "B", "TOWNSHIP", CHIEF_OF_B, ("CHIEF",), False) for subject in ("LEAVE", "DUTY")),
    *((subject, "B", "DEPARTMENT", DUAL, ("DEPUTY", "MEMBER"), True) for subject in ("LEAVE", "DUTY")),
    *(("ATTENDANCE", held, "TOWNSHIP", LED, EVERYBODY, False) for held in "AB"),
    *(("APPOINTMENT", held, "BOTH", CONSENT, ("CHIEF", "DEPUTY"), False) for held in "AB"),
    *(("PERSONNEL_ACT", held, "DEPARTMENT", CONSULTED, EVERYBODY, False) for held in "AB"),
    ("ASSESSMENT", "A", "TOWNSHIP", BY_TOWN, EVERYBODY, False),
    ("ASSESSMENT", "B", "BOTH", SHARES, EVERYBODY, False),
    ("BONUS", "A", "TOWNSHIP", "A类机构年终考核奖参照驻地乡镇标准执行", EVERYBODY, False),
    ("BONUS", "B", "BOTH", "年终考核奖按照驻地乡镇和派出部门标准各50%比例执行", EVERYBODY, False),
)

WEIGHTS = (("A", 100, 0, 0, BY_TOWN), ("B", 50, 40, 10, SHARES))

TABLES = {
    "leave_type": (("code", "name", "medical", "official"), LEAVE_TYPES),
    "leave_rule": (("management_class", "position", "longest", "decider", "copied", "sentence", "assumed"), LEAVE_RULES),
    "binding_rule": (
        ("subject", "management_class", "side", "sentence", "position", "assumed"),
        [(*row[:4], position, row[5]) for row in BINDINGS for position in row[4]],
    ),
    "assessment_weight": (("management_class", "township", "department", "conduct", "document"), WEIGHTS),
}
"""Table -> columns and rows, in the order of their keys. What is dated holds from the beginning."""


def upgrade() -> None:
    for name, (columns, rows) in TABLES.items():
        _fill(name, columns, rows)
    op.add_column("assessment_year", sa.Column("member_components", sa.Boolean(), server_default=sa.text("true"), nullable=False))
    op.drop_constraint("pk_calendar_day", "calendar_day", type_="primary")
    op.add_column("calendar_day", sa.Column("id", sa.BigInteger(), sa.Identity(always=False), nullable=False))
    op.create_primary_key(op.f("pk_calendar_day"), "calendar_day", ["id"])
    op.create_unique_constraint(op.f("uq_calendar_day_day"), "calendar_day", ["day"])


def _fill(name: str, columns: tuple[str, ...], rows: object) -> None:
    """A district that has its rows already keeps them."""
    there = sa.select(sa.exists(sa.select(sa.literal(1)).select_from(sa.table(name))))
    if op.get_bind().scalar(there):
        return
    dated = {} if name == "leave_type" else {"period": sa.literal_column("daterange(NULL, NULL)")}
    table = sa.table(name, *(sa.column(column) for column in (*columns, *dated)))
    for row in rows:  # type: ignore[attr-defined]  # rows of unlike lengths
        op.execute(sa.insert(table).values({**dict(zip(columns, row, strict=True)), **dated}))


def downgrade() -> None:
    op.drop_column("assessment_year", "member_components")
    op.drop_constraint(op.f("uq_calendar_day_day"), "calendar_day", type_="unique")
    op.drop_constraint(op.f("pk_calendar_day"), "calendar_day", type_="primary")
    op.drop_column("calendar_day", "id")
    op.create_primary_key(op.f("pk_calendar_day"), "calendar_day", ["day"])
    for name in TABLES:
        op.execute(sa.delete(sa.table(name)))

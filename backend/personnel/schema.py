"""GraphQL types of personnel, how they read their tables, and their root queries."""

from datetime import date
from typing import Any

import strawberry
from sqlalchemy import ColumnElement, Date, Select, and_, func, or_, select
from sqlalchemy.sql.functions import coalesce

from backend.access.acts import acts_in
from backend.access.relations import myself, relations
from backend.graph.entity import Edge, Entity, Expression, Group, MaskReason, Within
from backend.graph.rows import Root
from backend.graph.rule import Both, Rule, Severity
from backend.graph.scope import Scope
from backend.graph.types import AS_OF, Governed, Node, connection, groups, lazy, planned, scalar
from backend.organisations.schema.enums import ManagementClass
from backend.personnel import acts, models
from backend.personnel.rules import Gender
from backend.personnel.rules import Position as Position  # other domains take the enum from here, once it is described

HERE = "backend.personnel.schema"
ORGANISATIONS = "backend.organisations.schema"
ASSESSMENTS = "backend.assessments.schema"
EVENTS = "backend.events.schema"
WINDOWS = "backend.windows.schema"
JOINT = "backend.joint.schema"
ATTENDANCE = "backend.attendance.schema"
APPOINTMENTS = "backend.appointments.schema"

strawberry.enum(Position, description="职位: CHIEF 正职(主要负责人), DEPUTY 副职, MEMBER 一般人员.")


@strawberry.type(
    description="人员: 派驻人员 (全区832名), 以及乡镇干部、村干部、网格员与区级工作人员. 驻地乡镇看B类人员的全部, 主管部门只看本部门的份额."
)
class Staff(Governed):
    name: str = scalar("姓名.")
    name_pinyin: str = scalar("姓名全拼, 供检索与排序.")
    name_initials: str = scalar("姓名拼音首字母.")
    gender: Gender = scalar("性别.")
    title: str = scalar("职务.")
    position: Position = scalar("职位.")
    stationed: bool = scalar("是否派驻人员.")
    management_class: ManagementClass | None = scalar("管理类别, 随所在机构; 非派驻人员为空.")
    duty_phone: str | None = scalar("值班电话.")
    mobile: str | None = scalar("手机号码. 读取会留痕.")
    address: str | None = scalar("住址. 读取会留痕.")
    id_number: str | None = scalar("公民身份号码. 读取会留痕.")
    birth_date: date | None = scalar("出生日期. 读取会留痕.")
    establishment: str | None = scalar("编制.")
    rank: str | None = scalar("职级.")
    entered_on: date | None = scalar("进入现单位日期.")
    left_on: date | None = scalar("离开日期.")
    version: int = scalar("版本号; 办理时带上, 以免覆盖他人的修改.")
    agency = planned(lazy("Agency", ORGANISATIONS) | None, "所在派驻机构.")
    township = planned(lazy("Township", ORGANISATIONS) | None, "驻地(所属)乡镇.")
    department = planned(lazy("Department", ORGANISATIONS) | None, "主管部门.")
    organisation = planned(lazy("Organisation", ORGANISATIONS), "现所在单位.")
    assessments = connection("Assessment", ASSESSMENTS, "个人年度考核.")
    primary_windows = connection("ServiceWindow", WINDOWS, "担任A岗的窗口; 只含可见其AB岗的.")
    backup_windows = connection("ServiceWindow", WINDOWS, "担任B岗的窗口; 只含可见其AB岗的.")
    platforms = connection("Platform", EVENTS, "负责的平台.")
    mediations = connection("Mediation", JOINT, "主持调解的矛盾纠纷.")
    leaves = connection("Leave", ATTENDANCE, "请假.")
    duties = connection("DutyShift", ATTENDANCE, "值班.")
    needs = connection("StaffNeed", ATTENDANCE, "离开会造成空缺的日子: 窗口的搭档不在, 或本人值班.")
    appointments = connection("Appointment", APPOINTMENTS, "任免与人事事项.")
    contact_version: int | None = scalar("联系方式的版本号; 更正联系方式时带上.")
    establishment_version: int | None = scalar("编制与职级的版本号; 更正编制与职级时带上.")
    counterpart_appointments = connection("Appointment", APPOINTMENTS, "作为对调人的正副职交流.")
    assignments = connection(
        "Assignment", HERE, "任职经历: 现任与历任, 新近的在前; 随编制与职级可见, 在外单位的任职不在份额之内."
    )


@strawberry.type(description="一段任职: 何时起至何时, 在哪个派驻机构任何职. 类别与归属以当时为准.")
class Assignment(Node):
    begins_on: date | None = scalar("起始日期.")
    ends_on: date | None = scalar("终止日期, 当日已不在任; 空为现任.")
    position: Position = scalar("职位.")
    title: str = scalar("职务.")
    management_class: ManagementClass = scalar("当时的管理类别.")
    agency = planned(lazy("Agency", ORGANISATIONS) | None, "派驻机构.")
    township = planned(lazy("Township", ORGANISATIONS) | None, "当时的驻地乡镇.")


def staff_history(_: Scope, day: ColumnElement[Any]) -> Select[Any]:
    """People as they were assigned on a day; those who were never stationed stand as they are."""
    staff, held = models.Staff.__table__.alias(), models.Assignment.__table__.alias()
    ever = models.Assignment.__table__.alias()
    join = staff.outerjoin(held, and_(held.c.staff_id == staff.c.id, held.c.period.contains(day)))
    never = ~select(ever.c.id).where(ever.c.staff_id == staff.c.id).exists()
    dated: dict[str, ColumnElement[Any]] = {name: held.c[name] for name in ("agency_id", "management_class")}
    dated["stationed"] = held.c.agency_id.is_not(None)
    dated |= {name: coalesce(held.c[name], staff.c[name]) for name in ("township_id", "department_id", "position", "title")}
    dated["organisation_id"] = coalesce(held.c.agency_id, staff.c.organisation_id)
    columns = [dated.get(column.key, column).label(column.key) for column in staff.c]
    owners = ("agency_id", "township_id", "department_id", "management_class")
    today = [staff.c[name].label(f"today_{name}") for name in owners]
    return select(*columns, *today).select_from(join).where(or_(held.c.id.is_not(None), never))


BASIC = Group(
    fields=(
        *("name", "name_pinyin", "name_initials", "gender", "title", "position", "stationed", "management_class", "duty_phone"),
        *("left_on", "version"),
        *("primary_windows", "backup_windows", "platforms", "mediations"),
        *(
            "agency",
            "township",
            "department",
            "organisation",
            "assessments",
            "appointments",
            "counterpart_appointments",
            "leaves",
            "duties",
        ),
    )
)

ENTITIES = (
    Entity(
        name="Staff",
        table=models.Staff.__table__,
        groups={
            "basic": BASIC,
            "contact": Group(
                fields=("mobile", "address", "contact_version"),
                version="contact_version",
                reason=MaskReason.PERSONAL,
                sensitive=True,
            ),
            "identity": Group(fields=("id_number", "birth_date"), reason=MaskReason.PERSONAL, sensitive=True),
            "establishment": Group(
                fields=("establishment", "rank", "entered_on", "establishment_version", "assignments"),
                version="establishment_version",
            ),
            "cover": Group(fields=("needs",)),
        },
        edges={
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
            "department": Edge(target="Department", local="department_id"),
            "organisation": Edge(target="Organisation", local="organisation_id"),
            "assessments": Edge(
                target="Assessment", remote="staff_id", where=lambda row, _: row.subject == "PERSON", order=(("year", True),)
            ),
            "primary_windows": Edge(target="ServiceWindow", remote="primary_id"),
            "backup_windows": Edge(target="ServiceWindow", remote="backup_id"),
            "platforms": Edge(target="Platform", remote="lead_id"),
            "mediations": Edge(target="Mediation", remote="mediator_id"),
            "leaves": Edge(target="Leave", remote="staff_id", order=(("starts_on", True),)),
            "duties": Edge(target="DutyShift", remote="staff_id", order=(("day", True),)),
            "needs": Edge(target="StaffNeed", remote="staff_id", inside=True, order=(("day", False),)),
            "appointments": Edge(target="Appointment", remote="staff_id", order=(("drafted_on", True),)),
            "counterpart_appointments": Edge(target="Appointment", remote="counterpart_id", order=(("drafted_on", True),)),
            "assignments": Edge(target="Assignment", remote="staff_id", inside=True, order=(("begins_on", True),)),
        },
        relations=relations("host", "parent", "own", "village", "grid", self=myself("id")),
        class_column="management_class",
        classes=tuple(ManagementClass),
        history=staff_history,
        own_row=True,
    ),
    # A career belongs to the personnel file, as establishment and rank do; each post to those who would have read it in its days.
    Entity(
        name="Assignment",
        table=models.Assignment.__table__,
        groups={
            "basic": Group(fields=("begins_on", "ends_on", "position", "title", "management_class", "agency", "township")),
        },
        expressions={
            "begins_on": Expression(type=Date(), sql=lambda row, _: func.lower(row.period)),
            "ends_on": Expression(type=Date(), sql=lambda row, _: func.upper(row.period)),
        },
        edges={
            "agency": Edge(target="Agency", local="agency_id"),
            "township": Edge(target="Township", local="township_id"),
        },
        within=Within(parent="Staff", local="staff_id", group="establishment", dated=True),
        order=(("begins_on", True),),
    ),
)


def _stationed(row: Any, _: Scope, arguments: Any) -> list[ColumnElement[bool]]:
    """`stationed: true` (the default) is the 832; false the cadres; null both."""
    wanted = arguments.get("stationed")
    return [] if wanted is None else [row.stationed if wanted else ~row.stationed]


RULES = (
    Rule(
        code="M7.one-place",
        title=Both(
            "每名派驻人员有且只有一个现任岗位，且与名册一致", "Each person stationed has one post today, as the roster says"
        ),
        sentence="目前，全区832名派驻机构人员已全部纳入乡镇属地管理。",
        reading=Both(
            "人数按当日在岗计算，每人一个主岗；如此则各乡镇之和、各部门之和、A类与B类之和都等于总数。",
            "Headcount is of the day, one main post each; so the sums by township, department and class equal the total.",
        ),
        severity=Severity.ERROR,
        entity="Staff",
        find="""
SELECT s.id, concat('现任岗位', count(a.id), '个，与名册一致的', count(a.id) FILTER (WHERE same.held), '个'), NULL
FROM staff s LEFT JOIN assignment a ON a.staff_id = s.id AND a.period @> district_today()
CROSS JOIN LATERAL (SELECT (a.agency_id, a.township_id, a.department_id, a.management_class, a.position)
                         = (s.agency_id, s.township_id, s.department_id, s.management_class, s.position) AS held) same
WHERE s.stationed OR a.id IS NOT NULL
GROUP BY s.id HAVING count(a.id) <> 1 OR count(a.id) FILTER (WHERE same.held) <> 1""",
    ),
)

ROOTS = {"personnel": Root("Staff", _stationed), "personnelGroups": Root("Staff", _stationed)}

TYPES = (Staff, Assignment)

ACTS = acts_in(acts)

STATIONED: Any = (bool | None, True, "真: 派驻人员 (默认); 假: 其他人员; 空: 全部.")


@strawberry.type
class PersonnelQuery:
    personnel = connection("Staff", HERE, "人员, 默认只含派驻人员.", stationed=STATIONED, **AS_OF)
    personnel_groups = groups("Staff", "人员的计数, 默认只含派驻人员.", stationed=STATIONED)

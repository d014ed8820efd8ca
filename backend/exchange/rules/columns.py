"""The lists that can be imported, and the columns of each: heading, field, how a cell is read, whether it must be there."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from backend.access.vocabulary import ROLES
from backend.assessments.rules import Grade
from backend.exchange.rules import cells
from backend.exchange.rules.cells import Reader
from backend.identity.rules import SEATS
from backend.kit.rules import Refusal
from backend.organisations.rules import KINDS, DayKind, TownshipCategory, TownshipForm, UnitKind, VillageForm
from backend.personnel.rules import Gender, Position


class ImportTarget(StrEnum):
    """What a sheet is a list of, in the order in which a new district imports them."""

    TOWNSHIPS = "TOWNSHIPS"
    VILLAGES = "VILLAGES"
    GRIDS = "GRIDS"
    DEPARTMENTS = "DEPARTMENTS"
    UNITS = "UNITS"
    AGENCIES = "AGENCIES"
    STAFF = "STAFF"
    BONUS_STANDARDS = "BONUS_STANDARDS"
    CALENDAR_DAYS = "CALENDAR_DAYS"
    ACCOUNTS = "ACCOUNTS"
    POSTS = "POSTS"


OFFICERS = (ImportTarget.ACCOUNTS, ImportTarget.POSTS)
"""Lists of the officers: one opens accounts, another gives posts, and neither sees what the other brings."""


CHECK, CHECK_STANDARDS = "import.check", "import.check_standards"
CHECK_ACCOUNTS, CHECK_POSTS = "import.check_accounts", "import.check_posts"

CHECKED_BY: Mapping[ImportTarget, str] = {
    **dict.fromkeys(ImportTarget, CHECK),
    ImportTarget.BONUS_STANDARDS: CHECK_STANDARDS,
    ImportTarget.ACCOUNTS: CHECK_ACCOUNTS,
    ImportTarget.POSTS: CHECK_POSTS,
}
"""By which act a list is tried: policy says of each act who may, as it says of the acts that enter the same one by one."""


class ExportFamily(StrEnum):
    """What is exported: 花名册, 考核. In small letters it is the address."""

    ROSTER = "ROSTER"
    SCORES = "SCORES"


@dataclass(frozen=True)
class Column:
    """One column; `also` are other headings under which it is known, `example` is what the template shows."""

    field: str
    heading: str
    read: Reader
    example: str
    required: bool = True
    also: tuple[str, ...] = ()


FORMS = {"镇": TownshipForm.TOWN, "乡": TownshipForm.TOWNSHIP, "街道": TownshipForm.SUB_DISTRICT}
CATEGORIES = {
    "中心镇": TownshipCategory.CENTRAL,
    "街道": TownshipCategory.CENTRAL,
    "发展型": TownshipCategory.DEVELOPMENT,
    "生态型": TownshipCategory.ECOLOGICAL,
}
VILLAGE_FORMS = {"村": VillageForm.VILLAGE, "社区": VillageForm.COMMUNITY}
GENDERS = {"女": Gender.FEMALE, "男": Gender.MALE}
UNIT_KINDS = {
    "法庭": UnitKind.COURT,
    "检察室": UnitKind.PROCURATORATE,
    "人武部": UnitKind.ARMED_FORCES,
    "新居民事务所": UnitKind.NEW_RESIDENTS,
    "公用企业": UnitKind.UTILITY,
    "由他处代管的乡镇": UnitKind.LOCALITY_ELSEWHERE,
}
POSITIONS = {"正职": Position.CHIEF, "副职": Position.DEPUTY, "一般人员": Position.MEMBER}
DAYS = {"放假": DayKind.HOLIDAY, "调休上班": DayKind.MAKE_UP}
SEATED = {name: ROLES[name].label for names in SEATS.values() for name in names}
GRADES = {
    "优秀": Grade.EXCELLENT,
    "称职": Grade.COMPETENT,
    "基本称职": Grade.BASICALLY_COMPETENT,
    "不称职": Grade.INCOMPETENT,
    "不定等次": Grade.UNGRADED,
}

_NAME = Column("name", "名称", cells.text, "丰惠镇", also=("单位名称", "机构名称"))
_TOWNSHIP = Column("township", "乡镇代码", cells.digits(9), "330604106", also=("乡镇(街道)代码", "驻地乡镇代码", "驻地代码"))

COLUMNS: dict[ImportTarget, tuple[Column, ...]] = {
    ImportTarget.TOWNSHIPS: (
        _NAME,
        Column("code", "代码", cells.digits(9), "330604106", also=("统计区划代码", "乡镇代码")),
        Column("form", "建制", cells.one_of(FORMS), "镇"),
        Column("category", "类型", cells.one_of(CATEGORIES), "中心镇"),
    ),
    ImportTarget.VILLAGES: (
        Column("name", "名称", cells.text, "南门村", also=("村(社区)名称",)),
        Column("code", "代码", cells.digits(12), "330604106200", also=("统计区划代码", "村(社区)代码")),
        Column("form", "类别", cells.one_of(VILLAGE_FORMS), "村"),
        _TOWNSHIP,
    ),
    ImportTarget.GRIDS: (
        Column("name", "名称", cells.text, "南门村第一网格", also=("网格名称",)),
        Column("code", "代码", cells.digits(15), "330604106200001", also=("网格代码",)),
        Column("village", "村(社区)代码", cells.digits(12), "330604106200", also=("所属村代码",)),
    ),
    ImportTarget.DEPARTMENTS: (
        Column("name", "名称", cells.text, "司法局", also=("部门名称",)),
        Column("code", "代码", cells.text, "11330699000100017", also=("统一社会信用代码",)),
        Column("kinds", "派出机构种类", cells.several_of(KINDS), "司法所", required=False),
    ),
    ImportTarget.UNITS: (
        Column("name", "名称", cells.text, "丰惠法庭", also=("单位名称",)),
        Column("code", "代码", cells.text, "11330699000200014", also=("统一社会信用代码", "单位代码")),
        Column("unit_kind", "种类", cells.one_of(UNIT_KINDS), "法庭", also=("单位种类",)),
    ),
    ImportTarget.AGENCIES: (
        Column("name", "名称", cells.text, "丰惠司法所", also=("机构名称",)),
        Column("code", "代码", cells.text, "12330699000400013", also=("统一社会信用代码", "机构代码")),
        Column("kind", "种类", cells.one_of(KINDS), "司法所", also=("机构种类",)),
        _TOWNSHIP,
        Column("established_on", "设立日期", cells.day, "2013-10-18"),
        Column("duty_phone", "值班电话", cells.text, "0575-90200001", required=False),
    ),
    ImportTarget.STAFF: (
        Column("name", "姓名", cells.text, "王芳"),
        Column("gender", "性别", cells.one_of(GENDERS), "女"),
        Column("organisation", "单位代码", cells.text, "12330699000400013", also=("所在单位代码", "机构代码")),
        Column("title", "职务", cells.text, "司法所副所长"),
        Column("position", "职位", cells.one_of(POSITIONS), "副职"),
        Column(
            "id_number", "公民身份号码", cells.identity, "330699198503070025", required=False, also=("身份证号", "身份证号码")
        ),
        Column("mobile", "手机", cells.text, "19900000001", required=False, also=("手机号码", "联系电话")),
        Column("duty_phone", "值班电话", cells.text, "0575-90200001", required=False),
        Column("address", "住址", cells.text, "丰惠镇南门村1号", required=False),
        Column("establishment", "编制", cells.text, "政法专项编制", required=False),
        Column("rank", "职级", cells.text, "四级主任科员", required=False),
        Column("entered_on", "进入日期", cells.day, "2015-07-01", also=("进入现单位日期", "到岗日期")),
    ),
    ImportTarget.BONUS_STANDARDS: (
        Column("year", "年度", cells.year, "2017", also=("考核年度",)),
        Column("organisation", "单位代码", cells.text, "330604106", also=("乡镇代码", "统一社会信用代码")),
        Column("position", "职位", cells.one_of(POSITIONS), "正职"),
        Column("grade", "等次", cells.one_of(GRADES), "优秀", required=False),
        Column("amount", "标准（元）", cells.fen, "42000", also=("标准(元)", "标准", "金额（元）", "金额")),
    ),
    ImportTarget.CALENDAR_DAYS: (
        Column("day", "日期", cells.day, "2018-10-01"),
        Column("kind", "种类", cells.one_of(DAYS), "放假", also=("放假或上班",)),
        Column("name", "节日", cells.text, "国庆节", required=False, also=("名称",)),
        Column("document", "文号", cells.text, "国办发明电〔2017〕12号", required=False, also=("放假通知",)),
    ),
    ImportTarget.ACCOUNTS: (
        Column("username", "用户名", cells.text, "wang.fang"),
        Column("display_name", "显示名", cells.text, "王芳", also=("姓名",)),
        Column(
            "id_number", "公民身份号码", cells.identity, "330699198503070025", required=False, also=("身份证号", "身份证号码")
        ),
    ),
    ImportTarget.POSTS: (
        Column("username", "用户名", cells.text, "wang.fang"),
        Column("role", "角色", cells.one_of({label: name for name, label in SEATED.items()}), "派驻机构人员"),
        Column("organisation", "单位代码", cells.text, "12330699000400013", also=("机构代码",)),
        Column("title", "任职名称", cells.text, "司法所副所长", also=("职务",)),
        Column("starts_on", "起期", cells.day, "2117-01-01", required=False, also=("任自",)),
        Column("last_day", "止期", cells.day, "2117-12-31", required=False, also=("任至",)),
    ),
}


def template_refusals(name: str, columns: Sequence[str], known: Collection[str]) -> Iterator[Refusal]:
    """A template has a name and at least one column, each known and only once."""
    if not name:
        yield Refusal("EMPTY", "不能为空", "must be filled in", "name")
    if not columns or len(set(columns)) != len(columns) or not set(columns) <= set(known):
        yield Refusal("COLUMNS", "至少选一列，且不能有未知或重复的列", "at least one column, each known and once", "columns")

"""Closed sets and pure rules of organisations; every rule quotes its sentence."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from backend.kit.rules import Refusal


class OrganisationKind(StrEnum):
    TOWNSHIP = "TOWNSHIP"
    DEPARTMENT = "DEPARTMENT"
    AGENCY = "AGENCY"
    VILLAGE = "VILLAGE"
    GRID = "GRID"
    ORGAN = "ORGAN"
    UNIT = "UNIT"


class TownshipForm(StrEnum):
    """镇, 乡, 街道: decides the class of the enforcement squadron."""

    TOWN = "TOWN"
    TOWNSHIP = "TOWNSHIP"
    SUB_DISTRICT = "SUB_DISTRICT"


class TownshipCategory(StrEnum):
    """中心镇(街道), 发展型, 生态型: decides the delegated and window lists."""

    CENTRAL = "CENTRAL"
    DEVELOPMENT = "DEVELOPMENT"
    ECOLOGICAL = "ECOLOGICAL"


class VillageForm(StrEnum):
    VILLAGE = "VILLAGE"
    COMMUNITY = "COMMUNITY"


class ManagementClass(StrEnum):
    A = "A"
    B = "B"


class AgencyKind(StrEnum):
    """The twelve kinds of stationed agency that the regulation names."""

    JUSTICE_OFFICE = "JUSTICE_OFFICE"
    CULTURE_STATION = "CULTURE_STATION"
    SERVICE_SUBCENTRE = "SERVICE_SUBCENTRE"
    ENFORCEMENT_SQUADRON = "ENFORCEMENT_SQUADRON"
    POLICE_STATION = "POLICE_STATION"
    TRAFFIC_SQUADRON = "TRAFFIC_SQUADRON"
    MARKET_OFFICE = "MARKET_OFFICE"
    LAND_OFFICE = "LAND_OFFICE"
    PLANNING_OFFICE = "PLANNING_OFFICE"
    ENVIRONMENT_OFFICE = "ENVIRONMENT_OFFICE"
    QUALITY_OFFICE = "QUALITY_OFFICE"
    TAX_BRANCH = "TAX_BRANCH"


KINDS = {
    "司法所": AgencyKind.JUSTICE_OFFICE,
    "文化站": AgencyKind.CULTURE_STATION,
    "便民服务分中心": AgencyKind.SERVICE_SUBCENTRE,
    "综合行政执法中队": AgencyKind.ENFORCEMENT_SQUADRON,
    "公安派出所": AgencyKind.POLICE_STATION,
    "交警中队": AgencyKind.TRAFFIC_SQUADRON,
    "市场监管所": AgencyKind.MARKET_OFFICE,
    "国土所": AgencyKind.LAND_OFFICE,
    "规划所": AgencyKind.PLANNING_OFFICE,
    "环保所": AgencyKind.ENVIRONMENT_OFFICE,
    "质监所": AgencyKind.QUALITY_OFFICE,
    "地税分局": AgencyKind.TAX_BRANCH,
}
"""The twelve kinds by the names that the regulation gives them."""

KIND_NAMES = {kind: name for name, kind in KINDS.items()}


class OrganPurpose(StrEnum):
    """District organs that hold posts: leaders, organisation, conduct, command, reform, audit, system management."""

    GOVERNMENT = "GOVERNMENT"
    ORGANISATION = "ORGANISATION"
    CONDUCT = "CONDUCT"
    COMMAND = "COMMAND"
    REFORM = "REFORM"
    AUDIT = "AUDIT"
    INFORMATION = "INFORMATION"


class UnitKind(StrEnum):
    """Bodies outside the stationed agencies that join in: court, procuratorate office ... utilities at the window."""

    COURT = "COURT"
    PROCURATORATE = "PROCURATORATE"
    ARMED_FORCES = "ARMED_FORCES"
    NEW_RESIDENTS = "NEW_RESIDENTS"
    UTILITY = "UTILITY"
    LOCALITY_ELSEWHERE = "LOCALITY_ELSEWHERE"


class DayKind(StrEnum):
    """工作日, 周末, 放假, 调休上班."""

    WORKDAY = "WORKDAY"
    WEEKEND = "WEEKEND"
    HOLIDAY = "HOLIDAY"
    MAKE_UP = "MAKE_UP"


class DayStatus(StrEnum):
    """Announced by a notice, or provisional while the notice of its year is not out."""

    ANNOUNCED = "ANNOUNCED"
    PROVISIONAL = "PROVISIONAL"


@dataclass(frozen=True)
class WorkingDays:
    """The working-day calendar: day -> (worked, announced). A day that it does not know goes by its weekday, provisionally.

    The database counts alike (`add_working_days`, `days_announced`); a test compares the two.
    """

    known: Mapping[date, tuple[bool, bool]]

    def worked(self, day: date) -> bool:
        """Whether offices are open on that day."""
        return self.known[day][0] if day in self.known else day.weekday() < 5

    def add(self, start: date, days: int) -> date:
        """The working day that is `days` (at least 1) after `start`; the day of `start` is not counted."""
        for day in _following(start):
            days -= self.worked(day)
            if days == 0:
                return day
        raise AssertionError("days go on for ever")

    def announced(self, first: date, last: date) -> bool:
        """False when a day of the span, both ends included, may still be changed by a notice."""
        span = (first + timedelta(days=number) for number in range((last - first).days + 1))
        return all(day in self.known and self.known[day][1] for day in span)


def _following(day: date) -> Iterator[date]:
    while True:
        day += timedelta(days=1)
        yield day


@dataclass(frozen=True)
class Closing:
    """Days of a year on which offices are closed by the notice, both ends included."""

    first: date
    last: date
    name: str


def calendar_of(year: int, closings: Iterable[Closing], make_ups: Collection[date]) -> Iterator[tuple[date, DayKind, str | None]]:
    """Every day of the year: closed or worked by the notice, else by its weekday."""
    names = {one.first + timedelta(days=n): one.name for one in closings for n in range((one.last - one.first).days + 1)}
    day = date(year, 1, 1)
    while day.year == year:
        by_weekday = DayKind.WORKDAY if day.weekday() < 5 else DayKind.WEEKEND
        kind = DayKind.HOLIDAY if day in names else DayKind.MAKE_UP if day in make_ups else by_weekday
        yield day, kind, names.get(day)
        day += timedelta(days=1)


def calendar_refusals(year: int, closings: Sequence[Closing], make_ups: Sequence[date]) -> Iterator[Refusal]:
    """A notice speaks of one year; nobody makes up on a day that is worked or closed anyway."""
    if any(one.last < one.first for one in closings):
        yield Refusal("ENDS_BEFORE_START", "放假的截止日早于起始日", "a holiday ends before it starts", "closings")
    elif any(day.year != year for one in closings for day in (one.first, one.last)):
        yield Refusal("OTHER_YEAR", f"放假日期须在{year}年", f"a holiday lies outside {year}", "closings")
    if any(day.year != year or day.weekday() < 5 for day in make_ups):
        yield Refusal("NO_WEEKEND", f"调休上班日须是{year}年的周末", f"a make-up day is a weekend of {year}", "make_ups")
    if any(one.first <= day <= one.last for one in closings for day in make_ups):
        yield Refusal("CLOSED_AND_WORKED", "同一天既放假又上班", "a day is both closed and worked", "make_ups")


_ALWAYS_A = {AgencyKind.JUSTICE_OFFICE, AgencyKind.CULTURE_STATION, AgencyKind.SERVICE_SUBCENTRE}


def management_class(kind: AgencyKind, form: TownshipForm) -> ManagementClass:
    """Class of an agency by its kind and its host's form.

    "司法所、文化站、便民服务分中心、驻乡镇的综合行政执法中队等A类派驻机构 ... 国土所、规划所、市场监管所、环保所、质监所、地税分局、
    公安派出所、交警中队、驻街道的综合行政执法中队等B类派驻机构"
    """
    if kind in _ALWAYS_A:
        return ManagementClass.A
    if kind is AgencyKind.ENFORCEMENT_SQUADRON and form is not TownshipForm.SUB_DISTRICT:
        return ManagementClass.A
    return ManagementClass.B


def future_refusal(day: date, today: date, field: str) -> Refusal | None:
    """What is entered as a fact has happened."""
    return None if day <= today else Refusal("FUTURE", "日期不能晚于今天", "the day cannot lie after today", field)


def text_refusal(value: str, field: str) -> Refusal | None:
    """A name, a code or a document is not empty."""
    return None if value.strip() else Refusal("EMPTY", "不能为空", "must be filled in", field)


def before_refusal(day: date, begun: date | None) -> Refusal | None:
    """A name follows the one that is borne now; `begun` is the day from which that is."""
    if begun is None or day >= begun:
        return None
    return Refusal("BEFORE_NAME", f"现名自{begun}起使用，不能早于这一天", f"the present name is borne since {begun}", "since")


_PARTS = {
    "villages": ("个村（社区）", "villages"),
    "grids": ("个网格", "grids"),
    "agencies": ("个派驻机构", "agencies"),
    "items": ("项审批事项", "approval items"),
    "staff": ("名人员", "people"),
    "windows": ("个窗口", "windows"),
}
"""What a body may still have, in the order in which it is named."""


def left_refusal(left: Mapping[str, int]) -> Refusal | None:
    """A body ends without a successor only when it has nothing any more; what is left is named."""
    there = [(part, left[part]) for part in _PARTS if left.get(part)]
    if not there:
        return None
    zh = "、".join(f"{count}{_PARTS[part][0]}" for part, count in there)
    en = ", ".join(f"{count} {_PARTS[part][1]}" for part, count in there)
    code = f"{there[0][0].upper()}_LEFT"
    return Refusal(code, f"还有{zh}，须先撤销、调离或指定承接单位", f"{en} are left; move them or name a successor", "successor")


def within_refusal(code: str, above: str, length: int) -> Refusal | None:
    """Codes of GB/T 10114 begin with the code of what they lie in and have a fixed length."""
    if len(code) == length and code.isascii() and code.isdigit() and code.startswith(above):
        return None
    zh, en = f"代码须为{length}位数字，以 {above} 开头", f"the code has {length} digits and begins with {above}"
    return Refusal("CODE", zh, en, "code")


# Codes of townships by GB/T 10114: six digits of the district, then 001-099 sub-district, 100-199 town, 200-399 township.
_CODES = {
    TownshipForm.SUB_DISTRICT: range(1, 100),
    TownshipForm.TOWN: range(100, 200),
    TownshipForm.TOWNSHIP: range(200, 400),
}
_CODE_LENGTH = 9


def category_refusal(form: TownshipForm, category: TownshipCategory) -> Refusal | None:
    """ "中心镇、街道委托下放事项增加到64项": a sub-district has the lists of a central town."""
    if form is not TownshipForm.SUB_DISTRICT or category is TownshipCategory.CENTRAL:
        return None
    return Refusal(
        "SUB_DISTRICT_IS_CENTRAL", "街道的类型只能是中心镇（街道）", "a sub-district is of the central category", "category"
    )


def code_refusal(code: str, form: TownshipForm, district: str) -> Refusal | None:
    """A township's code is the district's six digits and three by its form (GB/T 10114)."""
    fits = len(code) == _CODE_LENGTH and code.isascii() and code.isdigit() and code.startswith(district)
    if fits and int(code[6:]) in _CODES[form]:
        return None
    span = _CODES[form]
    zh = f"代码须为9位数字：{district} 之后三位在 {span.start:03}-{span.stop - 1:03} 之间"
    en = f"the code has nine digits: {district}, then {span.start:03} to {span.stop - 1:03} for this form"
    return Refusal("CODE", zh, en, "code")

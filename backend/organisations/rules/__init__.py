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


def year_refusal(year: int) -> Refusal | None:
    """A calendar is of this century."""
    if 2000 <= year <= 2100:
        return None
    return Refusal("YEAR", "年份应在2000至2100之间", "a year between 2000 and 2100", "year")


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

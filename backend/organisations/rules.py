"""Closed sets and pure rules of organisations; every rule quotes its sentence."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


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

"""Tables of organisations: one supertype row per body, subtypes that share its key and repeat its current name and code."""

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, ForeignKeyConstraint, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column

from backend.kit.tables import Base, Day, Key, Name, Period, Pinyin, Versioned, Words, closed, never_overlaps, ref
from backend.organisations.rules import (
    AgencyKind,
    DayKind,
    DayStatus,
    ManagementClass,
    OrganisationKind,
    OrganPurpose,
    TownshipCategory,
    TownshipForm,
    UnitKind,
    VillageForm,
)


class Organisation(Base):
    """Any body that can hold a post, with its current name and code."""

    __tablename__ = "organisation"
    id: Mapped[Key]
    kind: Mapped[str] = closed(OrganisationKind)
    name: Mapped[Name]
    code: Mapped[Name]
    name_pinyin: Mapped[Pinyin]
    name_initials: Mapped[Pinyin]
    __table_args__ = (
        UniqueConstraint("kind", "code"),
        UniqueConstraint("id", "kind", "name", "code", "name_pinyin", "name_initials", name="uq_organisation_identity"),
    )


class OrganisationName(Base):
    """Former and present names and codes, dated: identity survives a change of either."""

    __tablename__ = "organisation_name"
    id: Mapped[Key]
    organisation_id: Mapped[int] = ref("organisation.id")
    name: Mapped[Name]
    code: Mapped[Name]
    period: Mapped[Period]
    document: Mapped[Words | None]
    __table_args__ = (never_overlaps("organisation_id", "one_name_a_day"),)


class _Body(Versioned):
    """Key, kind, name and code of a subtype, kept equal to the supertype's by a cascading foreign key; a closed body stays."""

    KIND: str
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    name: Mapped[Name]
    code: Mapped[Name]
    name_pinyin: Mapped[Pinyin]
    name_initials: Mapped[Pinyin]
    closed_on: Mapped[date | None]
    successor_id: Mapped[int | None] = ref("organisation.id")

    @declared_attr
    def organisation_kind(cls) -> Mapped[str]:
        return closed(OrganisationKind, server_default=cls.KIND)

    @classmethod
    def identity(cls, kind: str) -> tuple[CheckConstraint, ForeignKeyConstraint]:
        columns = ["id", "organisation_kind", "name", "code", "name_pinyin", "name_initials"]
        remote = [f"organisation.{'kind' if c == 'organisation_kind' else c}" for c in columns]
        return (
            CheckConstraint(f"organisation_kind = '{kind}'", name="kind_is_own"),
            ForeignKeyConstraint(columns, remote, onupdate="CASCADE", name=f"fk_{kind.lower()}_organisation"),
        )


class Township(_Body, Base):
    """A town, township or sub-district (镇, 乡, 街道): the host."""

    __tablename__ = "township"
    KIND = "TOWNSHIP"
    form: Mapped[str] = closed(TownshipForm)
    category: Mapped[str] = closed(TownshipCategory)
    __table_args__ = (
        *_Body.identity(KIND),
        CheckConstraint("form <> 'SUB_DISTRICT' OR category = 'CENTRAL'", name="sub_district_is_central"),
    )


class TownshipStatus(Base):
    """Form and category by period: a town that becomes a sub-district changes the class of its squadron that day."""

    __tablename__ = "township_status"
    id: Mapped[Key]
    township_id: Mapped[int] = ref("township.id")
    form: Mapped[str] = closed(TownshipForm)
    category: Mapped[str] = closed(TownshipCategory)
    period: Mapped[Period]
    document: Mapped[Words | None]
    __table_args__ = (never_overlaps("township_id", "one_status_a_day"),)


class Village(_Body, Base):
    """A village or community (村, 社区)."""

    __tablename__ = "village"
    KIND = "VILLAGE"
    form: Mapped[str] = closed(VillageForm)
    township_id: Mapped[int] = ref("township.id")
    __table_args__ = (*_Body.identity(KIND), UniqueConstraint("id", "township_id"), Index(None, "township_id"))


class Grid(_Body, Base):
    """A grid (网格) of a village."""

    __tablename__ = "grid"
    KIND = "GRID"
    village_id: Mapped[int]
    township_id: Mapped[int]
    __table_args__ = (
        *_Body.identity(KIND),
        ForeignKeyConstraint(["village_id", "township_id"], ["village.id", "village.township_id"], onupdate="CASCADE"),
        Index(None, "village_id"),
        Index(None, "township_id"),
    )


class Department(_Body, Base):
    """A department of the district: parent of agencies, owner of approval items, or both."""

    __tablename__ = "department"
    KIND = "DEPARTMENT"
    __table_args__ = (*_Body.identity(KIND),)


class Organ(_Body, Base):
    """A district organ (区级机关)."""

    __tablename__ = "organ"
    KIND = "ORGAN"
    purpose: Mapped[str] = closed(OrganPurpose)
    __table_args__ = (*_Body.identity(KIND),)


class Unit(_Body, Base):
    """Another unit (其他单位) that takes part in joint work or sends people to windows."""

    __tablename__ = "unit"
    KIND = "UNIT"
    unit_kind: Mapped[str] = closed(UnitKind)
    __table_args__ = (*_Body.identity(KIND),)


class AgencySort(Base):
    """A kind of stationed agency: its Chinese name and its parent department (12 kinds, 12 parents)."""

    __tablename__ = "agency_sort"
    kind: Mapped[str] = closed(AgencyKind, primary_key=True)
    name: Mapped[Name]
    department_id: Mapped[int] = ref("department.id")
    __table_args__ = (UniqueConstraint("kind", "department_id"),)


class ClassRule(Base):
    """Class by agency kind and host form, dated, with its document; overrides are per agency, below."""

    __tablename__ = "class_rule"
    id: Mapped[Key]
    agency_kind: Mapped[str] = closed(AgencyKind)
    township_form: Mapped[str] = closed(TownshipForm)
    management_class: Mapped[str] = closed(ManagementClass)
    period: Mapped[Period]
    document: Mapped[Words]


class Agency(_Body, Base):
    """A stationed agency: host township, parent department, current class."""

    __tablename__ = "agency"
    KIND = "AGENCY"
    kind: Mapped[str] = closed(AgencyKind)
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int]
    management_class: Mapped[str] = closed(ManagementClass)
    head_name: Mapped[Name | None]
    duty_phone: Mapped[Name | None]
    established_on: Mapped[Day]
    __table_args__ = (
        *_Body.identity(KIND),
        ForeignKeyConstraint(["kind", "department_id"], ["agency_sort.kind", "agency_sort.department_id"], onupdate="CASCADE"),
        UniqueConstraint("id", "township_id", "department_id", "management_class", name="uq_agency_owners"),
        Index(None, "township_id"),
        Index(None, "department_id"),
        CheckConstraint("closed_on > established_on", name="closes_after_opening"),
    )


class AgencyClass(Base):
    """History of an agency's class and host: by rule, or by a documented override."""

    __tablename__ = "agency_class"
    id: Mapped[Key]
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    department_id: Mapped[int] = ref("department.id")
    management_class: Mapped[str] = closed(ManagementClass)
    override: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    document: Mapped[Words | None]
    period: Mapped[Period]
    __table_args__ = (
        never_overlaps("agency_id", "one_class_a_day"),
        CheckConstraint("NOT override OR document IS NOT NULL", name="override_has_document"),
    )


class ServedTownship(Base):
    """Townships that an agency serves besides its host, dated (M4): they may call on it, the host alone manages it."""

    __tablename__ = "served_township"
    id: Mapped[Key]
    agency_id: Mapped[int] = ref("agency.id")
    township_id: Mapped[int] = ref("township.id")
    period: Mapped[Period]
    __table_args__ = (UniqueConstraint("agency_id", "township_id", "period"), Index(None, "township_id"))


class DistrictClock(Base):
    """One row: what `district_now()` adds to `now()`, in seconds; 0 in production."""

    __tablename__ = "district_clock"
    only: Mapped[bool] = mapped_column(Boolean, primary_key=True, server_default=text("true"))
    shift_seconds: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    __table_args__ = (CheckConstraint('"only"', name="one_row"),)


class CalendarDay(Base):
    """One day of the working-day calendar, with the notice that says so; days of a year not announced are provisional."""

    __tablename__ = "calendar_day"
    id: Mapped[Key]
    day: Mapped[date] = mapped_column(unique=True)
    kind: Mapped[str] = closed(DayKind)
    status: Mapped[str] = closed(DayStatus)
    name: Mapped[Name | None]
    document: Mapped[Words | None]
    __table_args__ = (CheckConstraint("status = 'PROVISIONAL' OR document IS NOT NULL", name="announced_by_document"),)

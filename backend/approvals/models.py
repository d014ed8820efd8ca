"""Tables of approvals: items, dated list versions, authorisation, guides, seals."""

from datetime import date

from sqlalchemy import Boolean, CheckConstraint, ForeignKey, Index, Integer, SmallInteger, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.approvals.rules import ItemDomain, ListKind
from backend.kit.tables import Base, Day, Key, Name, Period, Words, closed, never_overlaps, ref
from backend.organisations.rules import AgencyKind, TownshipCategory


class ApprovalItem(Base):
    """An approval or public-service item; `department_id` is its owner, who stays the principal when it is delegated."""

    __tablename__ = "approval_item"
    id: Mapped[Key]
    code: Mapped[Name] = mapped_column(unique=True)
    implementing_code: Mapped[Name] = mapped_column(unique=True)
    name: Mapped[Name]
    domain: Mapped[str] = closed(ItemDomain)
    department_id: Mapped[int] = ref("department.id")
    legal_basis: Mapped[Words]
    onsite_visits: Mapped[int] = mapped_column(SmallInteger)
    statutory_days: Mapped[int | None] = mapped_column(SmallInteger)
    promise_days: Mapped[int | None] = mapped_column(SmallInteger)
    fee: Mapped[bool] = mapped_column(Boolean)
    __table_args__ = (
        CheckConstraint("onsite_visits >= 0", name="visits_not_negative"),
        CheckConstraint("promise_days <= statutory_days", name="promise_within_statutory"),
        Index(None, "department_id"),
        Index(None, "domain"),
    )


class Authorisation(Base):
    """One uniform authorisation (统一授权): document and date of the meeting."""

    __tablename__ = "authorisation"
    id: Mapped[Key]
    document: Mapped[Words]
    held_on: Mapped[Day]


class ItemList(Base):
    """A list for a township category, for a kind of agency, or for villages; its content is in its versions."""

    __tablename__ = "item_list"
    id: Mapped[Key]
    code: Mapped[Name] = mapped_column(unique=True)
    name: Mapped[Name]
    kind: Mapped[str] = closed(ListKind)
    category: Mapped[str | None] = closed(TownshipCategory)
    agency_kind: Mapped[str | None] = closed(AgencyKind)
    __table_args__ = (
        UniqueConstraint("kind", "category", "agency_kind", postgresql_nulls_not_distinct=True),
        CheckConstraint("(kind = 'STATION') = (agency_kind IS NOT NULL)", name="station_has_kind"),
        CheckConstraint("(kind IN ('DELEGATED', 'WINDOW')) = (category IS NOT NULL)", name="township_list_has_category"),
    )


class ItemListVersion(Base):
    """What a list holds in a period, by which authorisation."""

    __tablename__ = "item_list_version"
    id: Mapped[Key]
    list_id: Mapped[int] = ref("item_list.id")
    number: Mapped[int] = mapped_column(SmallInteger)
    period: Mapped[Period]
    authorisation_id: Mapped[int | None] = ref("authorisation.id")
    __table_args__ = (UniqueConstraint("list_id", "number"), never_overlaps("list_id", "one_version_a_day"))


class ItemListEntry(Base):
    __tablename__ = "item_list_entry"
    version_id: Mapped[int] = mapped_column(ForeignKey("item_list_version.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("approval_item.id"), primary_key=True)
    __table_args__ = (Index(None, "item_id"),)


class Guide(Base):
    """Service guide (办事指南) of an item: "统一编制下发每一个事项的办事指南"; conditions, materials and steps are lists of texts."""

    __tablename__ = "guide"
    id: Mapped[Key]
    item_id: Mapped[int] = ref("approval_item.id")
    version: Mapped[int] = mapped_column(SmallInteger)
    issued_on: Mapped[Day]
    conditions: Mapped[list[str]] = mapped_column(JSONB)
    materials: Mapped[list[str]] = mapped_column(JSONB)
    steps: Mapped[list[str]] = mapped_column(JSONB)
    result: Mapped[Words]
    consultation_phone: Mapped[Name]
    complaint_phone: Mapped[Name]
    __table_args__ = (
        UniqueConstraint("item_id", "version"),
        CheckConstraint("consultation_phone <> complaint_phone", name="phones_differ"),
    )


class Seal(Base):
    """A township's approval seal (行政审批专用章): "统一编号、刻制和启动"."""

    __tablename__ = "seal"
    id: Mapped[Key]
    number: Mapped[int] = mapped_column(Integer, unique=True)
    name: Mapped[Name]
    township_id: Mapped[int] = ref("township.id")
    engraved_on: Mapped[Day]
    activated_on: Mapped[date | None]
    deactivated_on: Mapped[date | None]
    custodian_id: Mapped[int | None] = ref("staff.id")
    __table_args__ = (
        CheckConstraint("number > 0", name="number_positive"),
        CheckConstraint("activated_on >= engraved_on", name="active_after_engraving"),
        CheckConstraint("deactivated_on > activated_on", name="inactive_after_active"),
        Index(None, "township_id"),
    )

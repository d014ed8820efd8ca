"""Table of class changes: what is proposed, by whom, who confirmed it, since when it holds."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.classes.rules import ClassChangeKind, ClassChangeState
from backend.kit.tables import Base, Day, Instant, Key, Name, Versioned, Words, closed, ref
from backend.organisations.rules import AgencyKind, ManagementClass, TownshipCategory, TownshipForm

_OPEN = "state IN ('PROPOSED', 'CONFIRMED')"


class ClassChange(Versioned, Base):
    """One proposal. Which columns are filled follows from its kind; an override without a class ends the override.

    `agreed` is what the second person saw and confirmed, `stale_note` how the district had changed when the day came.
    `_by` is the account (two persons are two accounts), `_as` the post in which it acted.
    """

    __tablename__ = "class_change"
    id: Mapped[Key]
    kind: Mapped[str] = closed(ClassChangeKind)
    state: Mapped[str] = closed(ClassChangeState)
    township_id: Mapped[int | None] = ref("township.id")
    form: Mapped[str | None] = closed(TownshipForm)
    category: Mapped[str | None] = closed(TownshipCategory)
    name: Mapped[Name | None]
    code: Mapped[Name | None]
    agency_kind: Mapped[str | None] = closed(AgencyKind)
    agency_id: Mapped[int | None] = ref("agency.id")
    successor_id: Mapped[int | None] = ref("township.id")
    management_class: Mapped[str | None] = closed(ManagementClass)
    document: Mapped[Words]
    effective_on: Mapped[Day]
    proposed_by_id: Mapped[int | None]
    proposed_as_id: Mapped[int | None]
    proposed_at: Mapped[Instant | None]
    confirmed_by_id: Mapped[int | None]
    confirmed_as_id: Mapped[int | None]
    confirmed_at: Mapped[Instant | None]
    agreed: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    effective_at: Mapped[Instant | None]
    stale_note: Mapped[Words | None]
    closing_note: Mapped[Words | None]
    __table_args__ = (
        *(
            ForeignKeyConstraint(
                [f"{step}_as_id", f"{step}_by_id"], ["post.id", "post.account_id"], name=f"fk_class_change_{step}"
            )
            for step in ("proposed", "confirmed")
        ),
        CheckConstraint(
            "CASE kind"
            " WHEN 'TOWNSHIP' THEN township_id IS NOT NULL AND form IS NOT NULL AND category IS NOT NULL AND name IS NOT NULL"
            " AND code IS NOT NULL"
            " WHEN 'RULE' THEN agency_kind IS NOT NULL AND form IS NOT NULL AND management_class IS NOT NULL"
            " WHEN 'MERGER' THEN township_id IS NOT NULL AND successor_id IS NOT NULL AND successor_id <> township_id"
            " ELSE agency_id IS NOT NULL AND township_id IS NOT NULL END",
            name="kind_has_its_columns",
        ),
        CheckConstraint("confirmed_by_id <> proposed_by_id", name="two_persons"),
        CheckConstraint("(state IN ('CONFIRMED', 'EFFECTIVE')) <= (confirmed_by_id IS NOT NULL)", name="confirmed_by_somebody"),
        Index(
            "uq_class_change_township",
            "township_id",
            unique=True,
            postgresql_where=f"kind IN ('TOWNSHIP', 'MERGER') AND {_OPEN}",
        ),
        Index("uq_class_change_rule", "agency_kind", "form", unique=True, postgresql_where=f"kind = 'RULE' AND {_OPEN}"),
        Index("uq_class_change_agency", "agency_id", unique=True, postgresql_where=f"kind = 'OVERRIDE' AND {_OPEN}"),
        Index(None, "state", "effective_on"),
    )

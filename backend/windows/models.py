"""Tables of service centres and windows."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.approvals.rules import ItemDomain
from backend.kit.tables import Base, Key, Name, closed, ref
from backend.windows.rules import CentreKind, WindowKind


class ServiceCentre(Base):
    """便民服务中心 of a township or a village."""

    __tablename__ = "service_centre"
    id: Mapped[Key]
    kind: Mapped[str] = closed(CentreKind)
    name: Mapped[Name]
    township_id: Mapped[int] = ref("township.id")
    village_id: Mapped[int | None] = ref("village.id", unique=True)
    __table_args__ = (
        CheckConstraint("(kind = 'VILLAGE') = (village_id IS NOT NULL)", name="village_centre_has_village"),
        UniqueConstraint("id", "township_id"),
        Index(None, "township_id"),
    )


class ServiceWindow(Base):
    """A window: who staffs it, who guides it, and the two holders of its post (AB岗)."""

    __tablename__ = "service_window"
    id: Mapped[Key]
    name: Mapped[Name]
    kind: Mapped[str] = closed(WindowKind)
    domain: Mapped[str | None] = closed(ItemDomain)
    centre_id: Mapped[int] = ref("service_centre.id")
    township_id: Mapped[int] = ref("township.id")
    staffed_by_id: Mapped[int | None] = ref("organisation.id")
    guided_by_id: Mapped[int | None] = ref("organisation.id")
    primary_id: Mapped[int | None] = ref("staff.id")
    backup_id: Mapped[int | None] = ref("staff.id")
    __table_args__ = (
        CheckConstraint("primary_id <> backup_id", name="two_holders"),
        CheckConstraint("kind <> 'DISPATCHED' OR staffed_by_id IS NOT NULL", name="dispatched_has_sender"),
        Index(None, "centre_id"),
        Index(None, "township_id"),
        Index(None, "primary_id"),
        Index(None, "backup_id"),
    )


class WindowItem(Base):
    __tablename__ = "window_item"
    window_id: Mapped[int] = mapped_column(ForeignKey("service_window.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(ForeignKey("approval_item.id"), primary_key=True)
    __table_args__ = (Index(None, "item_id"),)

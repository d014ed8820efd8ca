"""The table of notifications: which post is told of which act. Ids only; what a receiver may read of the record is read anew."""

from sqlalchemy import Boolean, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.tables import NOW, Base, Instant, Key, Name, ref


class Notification(Base):
    """One entry of the outbox for one post. `asked`: the record waits for this post; else it is only told.

    An entry is told once to a post, however often the reader begins anew.
    """

    __tablename__ = "notification"
    id: Mapped[Key]
    sequence: Mapped[int] = ref("outbox.sequence")
    post_id: Mapped[int] = ref("post.id")
    act: Mapped[Name]
    object_type: Mapped[Name]
    object_id: Mapped[int]
    asked: Mapped[bool] = mapped_column(Boolean)
    at: Mapped[Instant] = mapped_column(server_default=NOW)
    read_at: Mapped[Instant | None]
    __table_args__ = (UniqueConstraint("sequence", "post_id"), Index(None, "post_id", "id"), Index(None, "read_at"))

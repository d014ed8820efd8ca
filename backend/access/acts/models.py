"""Tables of the write side: what was done, what is to be told, and which requests have had their answer."""

from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, Identity, Index, LargeBinary, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.kit.sniffing import FileKind
from backend.kit.tables import NOW, Base, Instant, Key, Name, closed, ref


class ActLog(Base):
    """One row per record that an act changed; a trigger refuses to change or delete it.

    Without account and post it was the clock: the day of something decided before had come. `before` and `after` hold the columns that changed (`before` is null for a new record), as the table has them.
    """

    __tablename__ = "act_log"
    id: Mapped[Key]
    at: Mapped[Instant] = mapped_column(server_default=NOW)
    act: Mapped[Name]
    account_id: Mapped[int | None] = ref("account.id")
    post_id: Mapped[int | None] = ref("post.id")
    token_id: Mapped[int | None] = ref("token.id")
    policy_version_id: Mapped[int] = ref("policy_version.id")
    object_type: Mapped[Name]
    object_id: Mapped[int]
    before: Mapped[dict[str, Any] | None] = mapped_column(JSONB)
    after: Mapped[dict[str, Any]] = mapped_column(JSONB)
    request_id: Mapped[Name]
    idempotency_key: Mapped[Name | None]
    __table_args__ = (
        CheckConstraint("num_nulls(account_id, post_id) IN (0, 2)", name="whole_actor"),
        Index(None, "object_type", "object_id", "id"),
        Index(None, "account_id", "id"),
    )


class Outbox(Base):
    """What is to be told after the commit: ids only. `topic` is the act; the sequence says where a listener was interrupted.

    Sequence numbers are given before their transactions end, so a reader takes only rows whose `transaction` is older than
    every transaction under way (`pg_snapshot_xmin(pg_current_snapshot())`): later ones cannot bring smaller numbers any more.
    `told_at`: its notifications are written.
    """

    __tablename__ = "outbox"
    sequence: Mapped[int] = mapped_column(BigInteger, Identity(), primary_key=True)
    transaction: Mapped[int] = mapped_column(BigInteger, server_default=text("(pg_current_xact_id()::text)::bigint"))
    topic: Mapped[Name]
    object_type: Mapped[Name]
    object_id: Mapped[int]
    at: Mapped[Instant] = mapped_column(server_default=NOW)
    told_at: Mapped[Instant | None]
    __table_args__ = (
        Index("ix_outbox_untold", "sequence", postgresql_where="told_at IS NULL"),
        Index(None, "told_at"),
        Index(None, "object_type", "object_id", "sequence"),
    )


class Attachment(Base):
    """A file that somebody has sent; an act attaches it to the record that it gives, for ever. `sha256` names its content.

    Without a record it is still its sender's alone, and is swept after a day.
    """

    __tablename__ = "attachment"
    id: Mapped[Key]
    sha256: Mapped[Name]
    name: Mapped[Name]
    kind: Mapped[str] = closed(FileKind)
    size: Mapped[int]
    uploaded_by_id: Mapped[int] = ref("account.id")
    uploaded_at: Mapped[Instant] = mapped_column(server_default=NOW)
    object_type: Mapped[Name | None]
    object_id: Mapped[int | None]
    act_log_id: Mapped[int | None] = ref("act_log.id")
    __table_args__ = (
        CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name="sha256_form"),
        CheckConstraint("size > 0", name="size_positive"),
        CheckConstraint("num_nulls(object_type, object_id, act_log_id) IN (0, 3)", name="attached_is_whole"),
        Index(None, "object_type", "object_id", "id"),
        Index(None, "act_log_id"),
        Index(None, "sha256"),
        Index("ix_attachment_loose", "uploaded_by_id", "uploaded_at", postgresql_where="object_id IS NULL"),
    )


class Idempotency(Base):
    """A request that may be sent again: `key` is the caller's (an account or a token), `field` the mutation's place in it.

    `answer` is the key of the row that the act gave; a refused request leaves nothing, so it is judged anew.
    """

    __tablename__ = "idempotency"
    id: Mapped[Key]
    caller: Mapped[Name]
    key: Mapped[Name]
    field: Mapped[Name]
    digest: Mapped[bytes] = mapped_column(LargeBinary)
    answer: Mapped[int | None] = mapped_column(BigInteger)
    at: Mapped[Instant] = mapped_column(server_default=NOW)
    __table_args__ = (
        UniqueConstraint("caller", "key", "field"),
        CheckConstraint("octet_length(digest) = 32", name="sha256"),
        Index(None, "at"),
    )

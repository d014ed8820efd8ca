"""Tables of identity. Duties are kept apart by composite foreign keys: no account can hold posts of two duties."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    ForeignKeyConstraint,
    Index,
    LargeBinary,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column

from backend.identity.rules import Duty
from backend.kit.tables import NOW, Base, Instant, Key, Name, Versioned, Words, closed, ref


class Account(Versioned, Base):
    """Somebody (or a system) who can sign in; `staff_id` says which person of the roster it is."""

    __tablename__ = "account"
    id: Mapped[Key]
    username: Mapped[Name] = mapped_column(Text, unique=True)
    display_name: Mapped[Name]
    duty: Mapped[str] = closed(Duty)
    password_hash: Mapped[Name | None]
    staff_id: Mapped[int | None] = ref("staff.id", unique=True)
    demo: Mapped[bool] = mapped_column(Boolean, server_default=text("false"))
    created_at: Mapped[Instant] = mapped_column(server_default=NOW)
    disabled_at: Mapped[Instant | None]
    __table_args__ = (UniqueConstraint("id", "duty"),)


class Role(Base):
    """The policy's roles as rows, so that a post can only name one of them, with the duty each belongs to."""

    __tablename__ = "role"
    name: Mapped[Name] = mapped_column(Text, primary_key=True)
    label: Mapped[Name]
    duty: Mapped[str] = closed(Duty)
    __table_args__ = (UniqueConstraint("name", "duty"),)


class Post(Base):
    """In which capacity an account acts: role at an organisation, from, until; a stand-in always ends."""

    __tablename__ = "post"
    id: Mapped[Key]
    account_id: Mapped[int]
    duty: Mapped[str] = closed(Duty)
    role: Mapped[Name]
    organisation_id: Mapped[int] = ref("organisation.id")
    title: Mapped[Name]
    stands_in_for_id: Mapped[int | None] = ref("post.id")
    valid_from: Mapped[Instant] = mapped_column(server_default=NOW)
    valid_to: Mapped[Instant | None]
    __table_args__ = (
        ForeignKeyConstraint(["account_id", "duty"], ["account.id", "account.duty"]),
        ForeignKeyConstraint(["role", "duty"], ["role.name", "role.duty"]),
        UniqueConstraint("id", "account_id"),
        CheckConstraint("valid_to > valid_from", name="ends_after_start"),
        CheckConstraint("stands_in_for_id IS NULL OR valid_to IS NOT NULL", name="stand_in_ends"),
        Index(None, "account_id"),
        Index(None, "organisation_id"),
    )


class Session(Base):
    """A browser session: only the hash of its token is stored; idle and absolute limits are checked on every read."""

    __tablename__ = "session"
    id: Mapped[Key]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    account_id: Mapped[int]
    post_id: Mapped[int]
    created_at: Mapped[Instant] = mapped_column(server_default=NOW)
    last_seen_at: Mapped[Instant] = mapped_column(server_default=NOW)
    expires_at: Mapped[Instant]
    ended_at: Mapped[Instant | None]
    address: Mapped[Name | None]
    agent: Mapped[Name | None]
    __table_args__ = (
        ForeignKeyConstraint(["post_id", "account_id"], ["post.id", "post.account_id"]),
        Index(None, "account_id"),
    )


class Token(Base):
    """A service token of another agency's system, bound to a post; shown once, stored hashed, with expiry."""

    __tablename__ = "token"
    id: Mapped[Key]
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    name: Mapped[Name]
    post_id: Mapped[int] = ref("post.id")
    created_at: Mapped[Instant] = mapped_column(server_default=NOW)
    expires_at: Mapped[Instant]
    revoked_at: Mapped[Instant | None]
    last_used_at: Mapped[Instant | None]
    __table_args__ = (CheckConstraint("expires_at > created_at", name="expires_after_creation"),)


class SignInAttempt(Base):
    """Every attempt to sign in: the lock-out counts failures per name and per address."""

    __tablename__ = "sign_in_attempt"
    id: Mapped[Key]
    username: Mapped[Name]
    address: Mapped[Name]
    at: Mapped[Instant] = mapped_column(server_default=NOW)
    succeeded: Mapped[bool]
    __table_args__ = (Index(None, "username", "at"), Index(None, "address", "at"))


class PolicyVersion(Base):
    """An immutable version of the policy with its table of decisions; workers load the table and never ask casbin."""

    __tablename__ = "policy_version"
    id: Mapped[Key]
    sha256: Mapped[Name] = mapped_column(Text, unique=True)
    rules: Mapped[Words]
    decisions: Mapped[dict[str, Any]] = mapped_column(JSONB)
    note: Mapped[Words | None]
    created_at: Mapped[Instant] = mapped_column(server_default=NOW)


class PolicyCurrent(Base):
    """One row: the version in force."""

    __tablename__ = "policy_current"
    only: Mapped[bool] = mapped_column(Boolean, primary_key=True, server_default=text("true"))
    version_id: Mapped[int] = ref("policy_version.id")
    activated_at: Mapped[Instant] = mapped_column(server_default=NOW)
    __table_args__ = (CheckConstraint('"only"', name="one_row"),)


class AccessLog(Base):
    """One row per operation and type that touched a sensitive group: who, post, type, groups, keys, when."""

    __tablename__ = "access_log"
    id: Mapped[Key]
    at: Mapped[datetime] = mapped_column(server_default=NOW)
    account_id: Mapped[int] = ref("account.id")
    post_id: Mapped[int] = ref("post.id")
    policy_version_id: Mapped[int] = ref("policy_version.id")
    token_id: Mapped[int | None] = ref("token.id")
    operation: Mapped[Name | None]
    object_type: Mapped[Name]
    field_groups: Mapped[list[str]] = mapped_column(ARRAY(Text))
    row_keys: Mapped[list[int]] = mapped_column(ARRAY(BigInteger))
    request_id: Mapped[Name | None]
    __table_args__ = (Index(None, "at"), Index(None, "account_id", "at"), Index(None, "row_keys", postgresql_using="gin"))

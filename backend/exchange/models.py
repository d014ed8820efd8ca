"""Tables of imports: what was tried, what was wrong with it, and which rows came of it."""

from sqlalchemy import CheckConstraint, Index, Integer, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from backend.exchange.rules import ImportState
from backend.exchange.rules.columns import ExportFamily, ImportTarget
from backend.kit.tables import NOW, Base, Instant, Key, Name, Versioned, Words, closed, ref


class ImportBatch(Versioned, Base):
    """One file: tried at once, written as a whole or not at all, taken back as a whole."""

    __tablename__ = "import_batch"
    id: Mapped[Key]
    target: Mapped[str] = closed(ImportTarget)
    state: Mapped[str] = closed(ImportState)
    file_name: Mapped[Name]
    total: Mapped[int] = mapped_column(Integer)
    faulty: Mapped[int] = mapped_column(Integer)
    checked_by_id: Mapped[int] = ref("account.id")
    checked_as_id: Mapped[int] = ref("post.id")
    organisation_id: Mapped[int] = ref("organisation.id")
    checked_at: Mapped[Instant] = mapped_column(server_default=NOW)
    committed_at: Mapped[Instant | None]
    undone_at: Mapped[Instant | None]
    __table_args__ = (
        CheckConstraint("total > 0 AND faulty BETWEEN 0 AND total", name="counts"),
        CheckConstraint("(state = 'FAULTY') <= (faulty > 0)", name="faulty_has_faults"),
    )


class ImportFile(Base):
    """The file between trying and writing; it holds people's data, so it is dropped as soon as either is over."""

    __tablename__ = "import_file"
    batch_id: Mapped[int] = ref("import_batch.id", primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    columns: Mapped[Name]


class ImportFault(Base):
    """What is wrong with one cell: its place and the reason, never its value."""

    __tablename__ = "import_fault"
    id: Mapped[Key]
    batch_id: Mapped[int] = ref("import_batch.id")
    row: Mapped[int] = mapped_column(Integer)
    column: Mapped[Name]
    code: Mapped[Name]
    zh: Mapped[Name]
    en: Mapped[Name]
    __table_args__ = (Index(None, "batch_id", "row"),)


class ImportRow(Base):
    """A record that came of an import."""

    __tablename__ = "import_row"
    batch_id: Mapped[int] = ref("import_batch.id", primary_key=True)
    object_type: Mapped[Name] = mapped_column(primary_key=True)
    object_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class ColumnTemplate(Versioned, Base):
    """Columns of an export that a body has saved under a name, in their order, separated by commas; a dropped one stays in the log."""

    __tablename__ = "column_template"
    id: Mapped[Key]
    organisation_id: Mapped[int] = ref("organisation.id")
    family: Mapped[str] = closed(ExportFamily)
    name: Mapped[Name]
    columns: Mapped[Words]
    dropped_at: Mapped[Instant | None]
    __table_args__ = (
        Index("uq_column_template", "organisation_id", "family", "name", unique=True, postgresql_where="dropped_at IS NULL"),
    )

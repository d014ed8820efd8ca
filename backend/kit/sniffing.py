"""What a file is, by its bytes: the name and what the sender says are only compared with it."""

import zipfile
from enum import StrEnum
from pathlib import Path, PurePosixPath

from backend.kit.images import JPEG, PNG


class FileKind(StrEnum):
    """Kinds of papers that may stand beside a record; none of them can hold a program that runs by being opened."""

    PDF = "PDF"
    PNG = "PNG"
    JPEG = "JPEG"
    XLSX = "XLSX"
    DOCX = "DOCX"


_OFFICE = "application/vnd.openxmlformats-officedocument."

MEDIA_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.XLSX: f"{_OFFICE}spreadsheetml.sheet",
    FileKind.DOCX: f"{_OFFICE}wordprocessingml.document",
}

IMAGES = (FileKind.PNG, FileKind.JPEG)

_ENDINGS = {
    ".pdf": FileKind.PDF,
    ".png": FileKind.PNG,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".xlsx": FileKind.XLSX,
    ".docx": FileKind.DOCX,
}
_BEGINNINGS = {b"%PDF-": FileKind.PDF, PNG: FileKind.PNG, JPEG: FileKind.JPEG}
_MAIN_PARTS = {"xl/workbook.xml": FileKind.XLSX, "word/document.xml": FileKind.DOCX}
_MOST_PARTS = 10_000


def kind_of(path: Path) -> FileKind | None:
    """The kind of a file; None for every other kind, and for an office file with macros."""
    with path.open("rb") as file:
        beginning = file.read(8)
    if beginning.startswith(b"PK\x03\x04"):
        return _office_kind(path)
    return next((kind for magic, kind in _BEGINNINGS.items() if beginning.startswith(magic)), None)


def named_as(name: str) -> FileKind | None:
    """The kind that the ending of a name promises."""
    return _ENDINGS.get(PurePosixPath(name.lower()).suffix)


def _office_kind(path: Path) -> FileKind | None:
    """Only names inside are read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = set(packed.namelist()[:_MOST_PARTS])
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return None
    if "[Content_Types].xml" not in parts or any(part.lower().endswith("vbaproject.bin") for part in parts):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in parts), None)

"""Files as people have them, made byte by byte: papers, photographs with what the camera writes, and what is none of these."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

from backend.kit.images import PNG

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
EXE = b"MZ\x90\x00" + bytes(60) + b"PE\x00\x00"
PLACE = b"GPS 30.03 120.87 \xe4\xb8\x8a\xe8\x99\x9e"


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(*extra: bytes) -> bytes:
    """A picture of one grey point, with chunks between its head and its data."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
    return PNG + head + b"".join(extra) + chunk(b"IDAT", zlib.compress(b"\x00\x7f")) + chunk(b"IEND", b"")


TOLD_PNG = png(chunk(b"tEXt", b"Comment\x00" + PLACE), chunk(b"eXIf", b"MM\x00*" + PLACE)) + PLACE


def segment(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def exif(orientation: int) -> bytes:
    """What a telephone writes: which side is up, and where it was."""
    entries = struct.pack("<HHHIHH", 2, 0x0112, 3, 1, orientation, 0) + struct.pack("<HHII", 0x8825, 4, 1, 38)
    return segment(0xE1, b"Exif\0\0II*\0" + struct.pack("<I", 8) + entries + bytes(4) + PLACE)


SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\xff\x00\x34\xff\xd0\x56"
FRAME = segment(0xDB, bytes(65)) + segment(0xC0, b"\x08\x00\x01\x00\x01\x01\x01\x11\x00")


def jpeg(*extra: bytes) -> bytes:
    jfif = segment(0xE0, b"JFIF\0\x01\x01\x00\x00\x01\x00\x01\x00\x00")
    return b"\xff\xd8" + jfif + b"".join(extra) + FRAME + SCAN + b"\xff\xd9"


TOLD_JPEG = jpeg(exif(6), segment(0xE2, b"MPF\0" + PLACE), segment(0xFE, PLACE), b"\xff") + PLACE


def office(*parts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for part in ("[Content_Types].xml", *parts):
            file.writestr(part, "<x/>")
    return packed.getvalue()


XLSX, DOCX = office("xl/workbook.xml"), office("word/document.xml")
MACROS = office("word/document.xml", "word/vbaProject.bin")

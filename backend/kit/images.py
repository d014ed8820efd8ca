"""Pictures without what a camera writes beside them: place, time, device, comments, thumbnails.

Nothing is decoded: the parts of the file that make the picture are kept byte for byte, all others are left out. Of EXIF only the
orientation stays, without which a photographed page would lie on its side.
"""

import struct
from collections.abc import Iterator

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"

_SHOWN = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"bKGD", b"pHYs"})
"""Chunks of a PNG that decide what is seen."""

_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
_JFIF, _EXIF, _ADOBE, _FILL = 0xE0, 0xE1, 0xEE, 0xFF
_LEFT_OUT = {*range(0xE0, 0xF0), _COMMENT, _FILL} - {_JFIF, _ADOBE}
"""Segments of programs and devices, except the two that say how colours are meant."""

_BARE = (0x01, *range(0xD0, 0xD8))
"""Markers without a length: TEM, and the restarts."""

_ORIENTATION = 0x0112


class BrokenImage(Exception):
    """The file begins as a picture and is none."""


def stripped(content: bytes) -> bytes:
    """A PNG or JPEG without metadata. BrokenImage: it is cut off or malformed."""
    try:
        return b"".join(_png(content) if content.startswith(PNG) else _jpeg(content))
    except (struct.error, IndexError, ValueError) as error:
        raise BrokenImage from error


def _png(content: bytes) -> Iterator[bytes]:
    yield PNG
    at, kind = len(PNG), b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", content, at)
        whole = content[at : at + 12 + length]
        if len(whole) < 12 + length:
            raise ValueError("a chunk is cut off")
        if kind in _SHOWN:
            yield whole
        at += len(whole)


def _jpeg(content: bytes) -> Iterator[bytes]:
    yield content[:2]
    at, turned = 2, False
    while (marker := _marker(content, at)) != _END:
        end = _after(content, at, marker)
        part = content[at:end]
        if marker == _EXIF and not turned and (side := _side(part)) > 1:
            turned = True
            yield _oriented(side)
        elif marker not in _LEFT_OUT:
            yield part
        at = end
    yield bytes((0xFF, _END))


def _marker(content: bytes, at: int) -> int:
    if content[at] != 0xFF:
        raise ValueError("no marker where one must be")
    return content[at + 1]


def _after(content: bytes, at: int, marker: int) -> int:
    """Where the segment at `at` ends; a scan ends at the next marker behind its data."""
    if marker == _FILL:
        return at + 1
    if marker in _BARE:
        return at + 2
    end = at + 2 + int(struct.unpack_from(">H", content, at + 2)[0])
    if marker == _SCAN:
        while content[end] != 0xFF or content[end + 1] == 0 or content[end + 1] in _BARE:
            end = content.index(0xFF, end + 1)
    if end > len(content):
        raise ValueError("a segment is cut off")
    return end


def _side(segment: bytes) -> int:
    """The orientation that an EXIF segment says, 1 to 8; 1 when it says none."""
    if segment[4:10] != b"Exif\0\0":
        return 1
    order = "<" if segment[10:12] == b"II" else ">"
    first = 10 + int(struct.unpack_from(f"{order}I", segment, 14)[0])
    for entry in range(struct.unpack_from(f"{order}H", segment, first)[0]):
        tag, _, _, value = struct.unpack_from(f"{order}HHIH", segment, first + 2 + 12 * entry)
        if tag == _ORIENTATION:
            return value if 1 <= value <= 8 else 1
    return 1


def _oriented(side: int) -> bytes:
    """An EXIF segment that says the orientation and nothing else."""
    entries = struct.pack(">HHHIHHI", 1, _ORIENTATION, 3, 1, side, 0, 0)
    body = b"Exif\0\0MM\0*" + struct.pack(">I", 8) + entries
    return bytes((0xFF, _EXIF)) + struct.pack(">H", len(body) + 2) + body

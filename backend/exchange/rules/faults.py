"""What is wrong with a cell: where it stands in the sheet and why, in both languages, without the value itself."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """`row` is the sheet's own number, `column` its heading. Values are left out: they may be nobody else's business."""

    row: int
    column: str
    code: str
    zh: str
    en: str


class Unfit(Exception):
    """Raised by a reader of cells: the value is not of the kind."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(code)
        self.code, self.zh, self.en = code, zh, en


Wrong = Callable[[str, str, str, str], None]
"""Notes a fault of the row at hand: (field, code, Chinese, English)."""

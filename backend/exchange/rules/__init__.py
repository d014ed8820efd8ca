"""Imports: their states, the columns of each kind of list, how cells are read, and what is wrong with a row."""

from enum import StrEnum

from backend.kit.rules import Step, Steps


class ImportState(StrEnum):
    """有误 (什么都没有写入), 已核对待写入, 已写入, 已撤回, 已放弃."""

    FAULTY = "FAULTY"
    CHECKED = "CHECKED"
    COMMITTED = "COMMITTED"
    UNDONE = "UNDONE"
    DISCARDED = "DISCARDED"


class ImportPhase(StrEnum):
    """What is done with a file at the moment: 读取, 核对, 写入, 撤回."""

    READING = "READING"
    CHECKING = "CHECKING"
    WRITING = "WRITING"
    UNDOING = "UNDOING"


STEPS = Steps(
    *(
        Step(None, f"import.check{which}", found)
        for which in ("", "_standards", "_accounts", "_posts")
        for found in ("FAULTY", "CHECKED")
    ),
    Step("FAULTY", "import.discard", "DISCARDED"),
    Step("CHECKED", "import.discard", "DISCARDED"),
    Step("CHECKED", "import.commit", "COMMITTED"),
    Step("COMMITTED", "import.undo", "UNDONE"),
)

"""Closed sets of windows."""

from enum import StrEnum


class CentreKind(StrEnum):
    TOWNSHIP = "TOWNSHIP"
    VILLAGE = "VILLAGE"


class WindowKind(StrEnum):
    """派员进驻 (a station or company sends the people), 综合 (the centre's own people, a station guides)."""

    DISPATCHED = "DISPATCHED"
    GENERAL = "GENERAL"

"""Errors that a person reads."""


class DaodiError(Exception):
    """One line that says what is wrong and what to do; the CLI prints it and exits 1."""

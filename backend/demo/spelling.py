"""Codes and numbers of the demo: valid check digits, and nobody's."""

from __future__ import annotations

from backend.kit.codes import identity_check

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_DIVISION = "330699"
"""A county code that does not exist, so that no number of the demo is a real one."""


def credit_code(registry: str, serial: int) -> str:
    """A unified social credit code (GB 32100): `registry` is its first two characters, both check characters are valid."""
    body = f"{serial:08d}"
    rest = 11 - sum(weight * int(digit) for weight, digit in zip(_ORGANISATION_WEIGHTS, body, strict=True)) % 11
    code = f"{registry}{_DIVISION}{body}{'0' if rest == 11 else 'X' if rest == 10 else rest}"
    total = sum(weight * _CREDIT_ALPHABET.index(sign) for weight, sign in zip(_CREDIT_WEIGHTS, code, strict=True))
    return code + _CREDIT_ALPHABET[(31 - total % 31) % 31]


def identity_number(born: str, order: int) -> str:
    """A resident identity number (GB 11643): `born` as yyyymmdd, `order` below 1000 and odd for men; valid check digit."""
    body = f"{_DIVISION}{born}{order:03d}"
    return body + identity_check(body)

"""Numbers with check digits: the resident identity number (GB 11643)."""

from __future__ import annotations

from datetime import date

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_BODY = 17


def identity_check(body: str) -> str:
    """The check digit of the first 17 digits of a resident identity number: weighted sum modulo 11."""
    return "10X98765432"[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True)) % 11]


def born_on(number: str) -> date | None:
    """The day of birth that a resident identity number states; None for what is no such number, its check digit included."""
    body = number[:_BODY]
    if len(number) != _BODY + 1 or not (body.isascii() and body.isdigit()) or identity_check(body) != number[_BODY]:
        return None
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def is_male(number: str) -> bool:
    """Whether the order number (the 17th digit) is odd."""
    return int(number[_BODY - 1]) % 2 == 1

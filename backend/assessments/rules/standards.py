"""Standards of the year-end bonus: what an amount may be."""

from backend.kit.rules import Refusal

GREATEST_STANDARD = 100_000_000
"""Fen: a million yuan."""


def amount_refusal(amount: int) -> Refusal | None:
    """A standard is whole yuan, given in fen."""
    if 0 <= amount <= GREATEST_STANDARD and amount % 100 == 0:
        return None
    return Refusal("AMOUNT", "标准应为0至100万元，整元", "whole yuan, up to a million", "amount")

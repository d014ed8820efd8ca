"""Pure rules of class changes."""

from __future__ import annotations

from datetime import date

import pytest

from backend.classes import rules
from backend.classes.rules import BY_CLASS, STEPS, Topic
from backend.organisations.rules import ManagementClass, TownshipForm
from backend.organisations.rules.bodies import code_refusal


@pytest.mark.parametrize(
    ("code", "form", "fits"),
    [
        ("330604009", TownshipForm.SUB_DISTRICT, True),
        ("330604000", TownshipForm.SUB_DISTRICT, False),
        ("330604100", TownshipForm.TOWN, True),
        ("330604199", TownshipForm.TOWN, True),
        ("330604200", TownshipForm.TOWN, False),
        ("330604399", TownshipForm.TOWNSHIP, True),
        ("330604400", TownshipForm.TOWNSHIP, False),
        ("330605100", TownshipForm.TOWN, False),
        ("33060410", TownshipForm.TOWN, False),
        ("330604１00", TownshipForm.TOWN, False),
        ("330604 00", TownshipForm.TOWN, False),
    ],
)
def test_a_code_fits_its_form(code: str, form: TownshipForm, fits: bool) -> None:
    assert (code_refusal(code, form, "330604") is None) is fits


def test_a_class_never_changes_backwards() -> None:
    today = date(2017, 8, 31)
    assert rules.day_refusal(today, today) is None
    assert rules.day_refusal(date(2017, 8, 30), today) is not None


def test_every_topic_is_said_for_both_classes_in_both_languages() -> None:
    for topic in Topic:
        for cls in ManagementClass:
            wording = BY_CLASS[topic][cls]
            assert not wording.zh.isascii()
            assert wording.en.isascii()


def test_nothing_leads_out_of_an_end() -> None:
    for end in ("EFFECTIVE", "UNDONE", "CANCELLED"):
        assert [step for step in STEPS.table if step.state == end] == []

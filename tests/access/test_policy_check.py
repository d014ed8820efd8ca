"""A policy under which a non-null field would have nothing to show is refused at start, for every role by name."""

from __future__ import annotations

import pytest

from backend.access.decide import Decider
from backend.access.policy import parse
from backend.access.visible import PolicyGuard
from backend.identity.policies import own_policy
from backend.kit.errors import DaodiError
from backend.schema import check_policy, vocabulary

ORDER = "# 理由\np, everyone, any, *, Organisation.basic, read, allow\n"


def guard(text: str) -> PolicyGuard:
    words = vocabulary()
    links = "".join(f"g, {link.role}, {link.parent}\n" for link in own_policy(words).inheritance)
    whole = text if text.startswith("#") and "\ng," in text else links + text
    return PolicyGuard(Decider(parse(whole, words)).decide(words), words, whole)


def test_our_policy_lets_every_non_null_edge_find_its_row() -> None:
    check_policy(guard(own_policy(vocabulary()).text))


def test_readers_of_an_event_must_be_able_to_read_its_platform() -> None:
    text = f"{ORDER}p, member, any, *, Agency.basic, read, allow\n"
    event = "p, district_command, any, *, Event.basic, read, allow\n"
    with pytest.raises(DaodiError, match=r"district_command .* Event\.platform -> Platform"):
        check_policy(guard(f"{text}{event}"))
    check_policy(guard(f"{text}{event}p, district_command, any, *, Platform.basic, read, allow\n"))


def test_rows_that_exist_for_some_only_do_not_satisfy_a_non_null_edge() -> None:
    text = f"{ORDER}p, member, host, *, Agency.basic, read, allow\n"
    with pytest.raises(DaodiError, match=r"Staff\.organisation -> Organisation"):
        check_policy(guard(f"{text}p, member, any, *, Staff.basic, read, allow\n"))


def test_steps_of_events_that_nobody_reads_ask_for_nothing() -> None:
    check_policy(guard(f"{ORDER}p, member, any, *, Agency.basic, read, allow\n"))

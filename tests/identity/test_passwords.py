"""Argon2id: the real parameters, the decoy, and the bound on work at once."""

from __future__ import annotations

import asyncio
import time

from argon2 import extract_parameters

from backend.identity.passwords import AT_ONCE, DECOY, HASHER, Passwords
from tests.identity.people import QUICK


async def test_a_password_matches_its_own_hash_only() -> None:
    passwords = Passwords(QUICK)
    stored = await passwords.hash("correct horse battery")
    assert await passwords.matches("correct horse battery", stored)
    assert not await passwords.matches("correct horse batterz", stored)
    assert not await passwords.matches("", stored)


async def test_an_unknown_account_and_a_spoilt_hash_match_nothing() -> None:
    passwords = Passwords(QUICK)
    assert not await passwords.matches("", None)
    assert not await passwords.matches("anything", "not a hash")


def test_the_decoy_costs_what_a_hash_of_today_costs() -> None:
    assert extract_parameters(DECOY) == extract_parameters(HASHER.hash("anything"))


async def test_an_unknown_name_takes_as_long_as_a_wrong_password() -> None:
    passwords = Passwords()
    stored = await passwords.hash("correct horse battery")
    seconds: dict[str | None, float] = {}
    for kind in (stored, None):
        times = []
        for _ in range(3):
            started = time.perf_counter()
            assert not await passwords.matches("wrong", kind)
            times.append(time.perf_counter() - started)
        seconds[kind] = min(times)
    assert 0.4 < seconds[None] / seconds[stored] < 2.5


async def test_hashing_leaves_the_event_loop_free() -> None:
    work = asyncio.create_task(Passwords().hash("correct horse battery"))
    ticks = 0
    while not work.done():
        await asyncio.sleep(0.001)
        ticks += 1
    assert ticks > 5


def test_old_parameters_are_noticed() -> None:
    assert Passwords().outdated(QUICK.hash("x"))
    assert not Passwords(QUICK).outdated(QUICK.hash("x"))


async def test_no_more_than_four_passwords_are_worked_on_at_once() -> None:
    passwords, under_way, most = Passwords(QUICK), 0, 0

    async def work() -> None:
        nonlocal under_way, most
        async with passwords.turn:
            under_way += 1
            most = max(most, under_way)
            await passwords.hash("x")
            under_way -= 1

    await asyncio.gather(*(work() for _ in range(12)))
    assert most == AT_ONCE == 4

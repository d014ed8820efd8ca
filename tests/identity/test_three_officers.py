"""三员分立: no account can hold posts of two duties, whichever way somebody tries to bring that about."""

from __future__ import annotations

import itertools

import asyncpg
import pytest

from tests.identity.people import People

OFFICERS = {"SYSTEM": "system_admin", "SECURITY": "security_admin", "AUDIT": "audit_admin"}
HOLDERS = {**OFFICERS, "BUSINESS": "town_leader"}
PAIRS = list(itertools.permutations(HOLDERS, 2))


async def is_refused(people: People, statement: str, *values: object) -> bool:
    try:
        await people.pool.execute(statement, *values)
    except asyncpg.ForeignKeyViolationError:
        return True
    return False


@pytest.mark.parametrize(("duty", "other"), PAIRS)
async def test_a_post_of_another_duty_is_refused(people: People, duty: str, other: str) -> None:
    account, _, _ = await people.holder(HOLDERS[duty])
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await people.post(account, HOLDERS[other])


@pytest.mark.parametrize(("duty", "other"), PAIRS)
async def test_a_role_cannot_be_passed_off_under_the_account_s_duty(people: People, duty: str, other: str) -> None:
    account, _, _ = await people.holder(HOLDERS[duty])
    assert await is_refused(
        people,
        "INSERT INTO post (account_id, duty, role, organisation_id, title) VALUES ($1, $2, $3, $4, 'x')",
        account,
        duty,
        HOLDERS[other],
        people.bodies["区审计局"],
    )


@pytest.mark.parametrize(("duty", "other"), PAIRS)
async def test_neither_account_nor_post_nor_role_can_change_sides(people: People, duty: str, other: str) -> None:
    account, _, post = await people.holder(HOLDERS[duty])
    stranger, _, _ = await people.holder(HOLDERS[other])
    assert await is_refused(people, "UPDATE account SET duty = $2 WHERE id = $1", account, other)
    assert await is_refused(people, "UPDATE post SET duty = $2 WHERE id = $1", post, other)
    assert await is_refused(people, "UPDATE post SET role = $2 WHERE id = $1", post, HOLDERS[other])
    assert await is_refused(people, "UPDATE post SET role = $2, duty = $3 WHERE id = $1", post, HOLDERS[other], other)
    assert await is_refused(people, "UPDATE post SET account_id = $2 WHERE id = $1", post, stranger)
    assert await is_refused(people, "UPDATE role SET duty = $2 WHERE name = $1", HOLDERS[duty], other)


async def test_an_ended_post_still_binds_its_account_to_its_duty(people: People) -> None:
    account, _, post = await people.holder("security_admin")
    await people.pool.execute("UPDATE post SET valid_to = now() - interval '1 second' WHERE id = $1", post)
    assert await is_refused(people, "UPDATE account SET duty = 'AUDIT' WHERE id = $1", account)


async def test_one_person_of_the_roster_has_one_account(people: People) -> None:
    person = await people.staff("区审计局")
    await people.account("AUDIT", staff_id=person)
    for duty in HOLDERS:
        with pytest.raises(asyncpg.UniqueViolationError):
            await people.account(duty, staff_id=person)


async def test_a_session_cannot_run_under_somebody_else_s_post(people: People) -> None:
    account, _, _ = await people.holder("system_admin")
    _, _, theirs = await people.holder("audit_admin")
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await people.session(account, theirs)


async def test_a_post_names_a_role_that_exists(people: People) -> None:
    account, _ = await people.account()
    for role in ("everyone", "super_user"):
        assert await is_refused(
            people,
            "INSERT INTO post (account_id, duty, role, organisation_id, title) VALUES ($1, 'BUSINESS', $2, $3, 'x')",
            account,
            role,
            people.bodies["丰惠镇"],
        )


async def test_standing_in_always_ends(people: People) -> None:
    _, _, theirs = await people.holder()
    account, _ = await people.account()
    with pytest.raises(asyncpg.CheckViolationError):
        await people.post(account, "window_clerk", instead_of=theirs)

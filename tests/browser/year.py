"""What walks of a year are made of: forms of acts, sessions without the form, accounts that officers open for bodies without one."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.async_api import Locator

from backend.demo.accounts import PASSWORD
from tests.browser.door import Door, PageAs
from tests.browser.visitor import Visitor

OWN = "a long enough password"
"""Of accounts that the walk itself opens."""


def panel(visitor: Visitor, name: str) -> Locator:
    return visitor.page.get_by_role("region", name=name, exact=True).first


async def unfolded(visitor: Visitor, name: str) -> Locator:
    """A panel that stands folded until somebody opens it."""
    fold = panel(visitor, name)
    if await fold.locator("details[open]").count() == 0:
        await fold.locator("summary").click()
    return fold


async def act(visitor: Visitor, place: Locator, button: str, **fields: str) -> Locator:
    """Fills in the form of an act by the names of its fields, sends it, and returns its dialog."""
    await place.get_by_role("button", name=button).click()
    dialog = visitor.page.locator("dialog.act[open]")
    for name, value in fields.items():
        field = dialog.locator(f"[name={name}]")
        if await field.evaluate("field => field.tagName") == "SELECT":
            await field.select_option(value)
        else:
            await field.fill(value)
    await dialog.get_by_role("button", name="确定").click()
    return dialog


async def signed_in(page_as: PageAs, username: str, password: str = PASSWORD) -> Visitor:
    """Somebody whose way through the form is walked elsewhere."""
    visitor = await page_as(None)
    answer = await visitor.page.request.post("/session", data={"username": username, "password": password})
    assert answer.status == 204
    return visitor


@dataclass(frozen=True)
class Officers:
    """Of most bodies the demo has no account: one officer opens it, another gives it its post."""

    system: Visitor
    security: Visitor

    @classmethod
    async def of(cls, page_as: PageAs) -> Officers:
        return cls(await signed_in(page_as, "system-admin"), await signed_in(page_as, "security-admin"))

    async def account(self, username: str, role: str, code: str) -> None:
        """An account with a post at the body of that code."""
        organ = (await self.system.api("{ organs(where: { purpose: { eq: INFORMATION } }) { nodes { id } } }"))["organs"][
            "nodes"
        ][0]
        given = {**organ, "username": username, "displayName": username, "password": OWN}
        opened = await self.system.api(
            "mutation ($input: AccountOpenInput!) { accountOpen(input: $input) { account { id } errors { message } } }",
            {"input": given},
        )
        assert opened["accountOpen"]["errors"] == []
        post = {**opened["accountOpen"]["account"], "role": role, "organisation": code, "title": "组织人事"}
        given_post = await self.security.api(
            "mutation ($input: PostGiveInput!) { postGive(input: $input) { errors { message } } }", {"input": post}
        )
        assert given_post["postGive"]["errors"] == []


MINE = """{ gradePools(where: { year: { eq: 2017 } }) { nodes { id version } }
  assessments(first: 200, where: { year: { eq: 2017 }, subject: { eq: PERSON }, exclusion: { isNull: true } }) { nodes { id } } }"""
GRADE = "mutation ($input: GradeInput!) { gradePoolGrade(input: $input) { errors { message } } }"


async def grades_its_people(door: Door, officers: Officers, code: str) -> None:
    """Another host, by an account of its own: everybody of its pool is competent, nobody of another one is there."""
    await officers.account(f"host-{code}", "town_personnel", code)
    host = await door.page(width=800)
    session = await host.page.request.post("/session", data={"username": f"host-{code}", "password": OWN})
    assert session.status == 204
    mine = await host.api(MINE)
    (pool,) = mine["gradePools"]["nodes"]
    given = {**pool, "grade": "COMPETENT", "people": [one["id"] for one in mine["assessments"]["nodes"]]}
    assert (await host.api(GRADE, {"input": given}))["gradePoolGrade"]["errors"] == []
    await door.leave(host)

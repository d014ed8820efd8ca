'''The write side: an act is one function with a name; everything that every act needs is done around it.

To write one, in `personnel/acts.py` (the domain's `schema.py` has the line `ACTS = acts_in(acts)` once):

    @strawberry.input(description="销假.")
    class LeaveReturnInput(ChangeInput):
        returned_on: date = scalar("返岗日期.")

    @act("leave.return", on="Leave", title="销假")
    async def return_from_leave(doing: Doing, given: LeaveReturnInput) -> None:
        """The person is back and says so.

        “B类派驻机构主要负责人执行乡镇请销假和值班工作要求”
        """
        refuse(rules.returned(doing.row.starts_on, given.returned_on, doing.today))
        await doing.change(returned_on=given.returned_on)

plus a row `Step("APPROVED", "leave.return", "RETURNED")` in the domain's `rules.py` (the entity names that table once:
`machine=Machine(steps=rules.LEAVE, state="status")`), and a line of policy with a yes and a no in `cases.csv`:
`p, member, self, *, Leave.basic, leave.return, allow`. This gives the mutation `leaveReturn(input:)`, `can`, audit and outbox.

An act is always on a row that the viewer can see, whose table it locks; one that creates is on the parent and says what it
`gives` (`leave.request` on Staff gives Leave) and returns the key from `doing.create("Leave", ...)`. Inputs of such acts are an
`ActInput`, without `version`. What the rule needs of other tables it reads through `doing.db`; what it refuses is a `Refusal`
at a field. An input takes papers by the line `attachments: list[strawberry.ID] = papers()`; the type that the act gives shows
them by the edge `papers_of("Leave")` of `records.schema` in a group of its own choice. An act that changes records of another
type as well says so: `touches={"Assessment": "grade"}`; the log of such a record shows it to readers of that group. `conflicts` turns constraints of the database into refusals. Raising anything undoes everything.
'''

from backend.access.acts.act import Act, ActInput, ChangeInput, Deed, act, acts_in, always, logged
from backend.access.acts.attaching import papers
from backend.access.acts.doing import Doing

__all__ = ["Act", "ActInput", "ChangeInput", "Deed", "Doing", "act", "acts_in", "always", "logged", "papers"]

"""Random walks through a state machine: whatever sequence of acts is tried, the rows go where the table of steps says.

For a domain's test: make a `Walk` of its table with three functions and give it to `walk`, with hypothesis drawing the moves:

    @given(moves(rules.STEPS))
    async def test_leave_goes_as_its_table_says(moves, here): await walk(Walk(rules.STEPS, begin, attempt, state), moves)
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies

from backend.kit.rules import Steps


@dataclass(frozen=True)
class Walk:
    """A machine that can be walked. `begin` makes a row in the first state and gives its handle (a key, a tuple ...).

    `attempt(handle, act)` does the act as somebody whom the policy allows it, with input that the rule accepts, and says whether
    it was done; a refusal is False, anything else raises. `state(handle)` reads the state from the table, past the API.
    """

    steps: Steps
    begin: Callable[[], Awaitable[Any]]
    attempt: Callable[[Any, str], Awaitable[bool]]
    state: Callable[[Any], Awaitable[str | None]]


def moves(steps: Steps, longest: int = 8) -> strategies.SearchStrategy[list[str]]:
    """Sequences of acts, possible or not."""
    return strategies.lists(strategies.sampled_from(sorted(steps.acts)), max_size=longest)


async def walk(machine: Walk, moves: Sequence[str]) -> list[str | None]:
    """Tries the acts one after another; the states that were reached. AssertionError: the table says otherwise."""
    handle = await machine.begin()
    states = [await machine.state(handle)]
    for act in moves:
        possible = machine.steps.after(states[-1], act)
        done = await machine.attempt(handle, act)
        reached = await machine.state(handle)
        assert done == bool(possible), f"{act} in {states[-1]}: {'done' if done else 'refused'}, the table says {possible}"
        assert reached in (possible if done else (states[-1],)), f"{act} led from {states[-1]} to {reached}, not to {possible}"
        states.append(reached)
    return states

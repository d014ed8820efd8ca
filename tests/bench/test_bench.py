"""The benchmark in its shortest form: all engines give the same answers and every figure is there. No time is judged."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from backend.kit.errors import DaodiError
from tests.bench import report, table
from tests.bench.documents import Document
from tests.bench.engines import running
from tests.bench.load import Target, ask
from tests.bench.run import Contest, Sample, agree


@pytest.fixture(scope="module")
def measured() -> Any:
    """One round of the shortest bursts; the engines' answers were compared before it."""
    return orjson.loads(report(as_json=True, rounds=1, seconds=0.01))


def test_every_document_is_answered_alike_by_its_engines(measured: Any) -> None:
    engines = {line["document"]: set(line["engines"]) for line in measured["lines"] if "bare" in line["engines"]}
    assert engines.keys() == {"one person", "100 nested", "832 nested", "event page", "overview"}
    assert all(names == {"product", "naive", "bare"} for names in engines.values())


def test_masks_are_measured_on_the_same_rows(measured: Any) -> None:
    masks = [line for line in measured["lines"] if "masks on" in line["engines"]]
    assert [line["document"] for line in masks] == ["100 nested", "518 nested"]
    assert all(set(line["engines"]) == {"masks on", "masks off"} for line in masks)


def test_engines_that_disagree_are_named_with_the_place() -> None:
    answers = {"product": {"data": {"nodes": [{"id": 1}, {"id": 2}]}}, "bare": {"data": {"nodes": [{"id": 1}, {"id": 3}]}}}
    with pytest.raises(DaodiError, match=r"a page: bare answers otherwise than product: \.data\.nodes\.1\.id is 2 or 3"):
        agree("a page", answers)


async def test_an_engine_that_ends_at_once_is_named_with_its_last_words() -> None:
    with (
        pytest.raises(DaodiError, match=r"(?s)the engine bare failed: .*DATABASE_URL must begin"),
        running("bare", "nowhere") as engine,
    ):
        await ask(Target(engine.port, ""), Document("a page", "nobody", "query Page { page }"))


@pytest.mark.parametrize("answer", [{"errors": [{"message": "no"}]}, {"data": {"node": None}}])
def test_an_answer_without_data_is_not_measured(answer: Any) -> None:
    with pytest.raises(DaodiError, match="a page: product has no data"):
        agree("a page", {"product": answer, "bare": answer})


def test_a_ratio_is_taken_within_each_round() -> None:
    contest = Contest(Document("a page", "nobody", "query Page { page }"), (), None)  # type: ignore[arg-type]  # nothing is metered
    contest.samples = {
        "product": [Sample(100, 1, 1), Sample(100, 3, 1)],
        "bare": [Sample(100, 1, 0), Sample(100, 1, 1)],
        "naive": [Sample(5, 18, 2), Sample(5, 35, 5)],
    }
    line = table.Line.of(contest)
    assert line.ratios["product / bare"] == table.Spread(2, 2, 2)
    assert line.ratios["naive / product"] == table.Spread(10, 10, 10)

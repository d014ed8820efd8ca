"""The policy of the product, decided once per test session, under the words that its entities declare."""

import pytest

from backend.access.decide import Decider
from backend.access.policy import Policy, load
from backend.access.truth import Decisions
from backend.access.vocabulary import RELATIONS, TypeWords, Vocabulary
from backend.kit.files import data_folder

AB = ("A", "B")
LEVELS = ("1", "2", "3", "4")


def words(*groups: str, classes: tuple[str, ...] = ("-",)) -> TypeWords:
    """A type on which every relation makes sense."""
    return TypeWords(groups, tuple(RELATIONS), classes)


VOCABULARY = Vocabulary.of(
    {
        "Organisation": words("basic"),
        "Agency": words("basic", "establishment", classes=AB),
        "Staff": words("basic", "contact", "identity", "establishment", classes=AB),
        "Assessment": words(
            *("basic", "township", "department", "conduct", "total", "grade"),
            *("bonus.township", "bonus.department", "bonus.total"),
            classes=AB,
        ),
        "ApprovalItem": words("basic"),
        "ItemList": words("basic"),
        "Guide": words("basic"),
        "Seal": words("basic", "custody"),
        "ServiceCentre": words("basic"),
        "ServiceWindow": words("basic", "posts"),
        "Event": words("basic", "report", "reporter", classes=LEVELS),
        "Mediation": words("basic", "parties"),
        "JointOperation": words("basic", "findings"),
        "Meeting": words("basic", "minutes"),
        "Account": words("basic", "security"),
        "Post": words("basic"),
        "Session": words("basic"),
        "AccessLog": words("basic", "records"),
        "Policy": words("basic", "matrix"),
    }
)
"""What the policy may speak of."""


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return VOCABULARY


@pytest.fixture(scope="session")
def policy(vocabulary: Vocabulary) -> Policy:
    return load(data_folder("casbin") / "policy.csv", vocabulary)


@pytest.fixture(scope="session")
def decider(policy: Policy) -> Decider:
    return Decider(policy)


@pytest.fixture(scope="session")
def decisions(decider: Decider, vocabulary: Vocabulary) -> Decisions:
    return decider.decide(vocabulary)

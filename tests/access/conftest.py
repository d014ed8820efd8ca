"""The policy of the product, decided once per test session, under the words that its entities declare."""

import pytest

import backend.schema
from backend.access.decide import Decider
from backend.access.policy import Policy, load
from backend.access.truth import Decisions
from backend.access.vocabulary import Vocabulary
from backend.kit.files import data_folder


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return backend.schema.vocabulary()


@pytest.fixture(scope="session")
def policy(vocabulary: Vocabulary) -> Policy:
    return load(data_folder("casbin") / "policy.csv", vocabulary)


@pytest.fixture(scope="session")
def decider(policy: Policy) -> Decider:
    return Decider(policy)


@pytest.fixture(scope="session")
def decisions(decider: Decider, vocabulary: Vocabulary) -> Decisions:
    return decider.decide(vocabulary)

"""The packaged application, deployed and used once for all tests of this folder: chapter after chapter."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from infra.deploying.rehearsal import Rehearsal, rehearsed
from infra.resources.functions import FUNCTIONS
from tests.deployed.collecting import Collecting, collect
from tests.deployed.founding import Founding, found
from tests.deployed.hearing import Hearing, hear
from tests.deployed.leaving import Leaving, leave
from tests.deployed.mending import Mending, mend
from tests.deployed.ordering import Ordering, order
from tests.deployed.paying import Paying, pay
from tests.deployed.pricing import Pricing, price
from tests.deployed.selling import Selling, sell
from tests.deployed.talking import Talking, talk

ROUTINE = ("START ", "END ", "REPORT ", '{"request":', '{"batch":')


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with rehearsed(tmp_path_factory.mktemp("rehearsal")) as rehearsal:
        yield rehearsal


@pytest.fixture(scope="session")
def ordered(deployed: Rehearsal) -> Ordering:
    with explained(deployed):
        return order(deployed)


@pytest.fixture(scope="session")
def paid(ordered: Ordering) -> Paying:
    with explained(ordered.deployed):
        return pay(ordered)


@pytest.fixture(scope="session")
def priced(ordered: Ordering) -> Pricing:
    with explained(ordered.deployed):
        return price(ordered)


@pytest.fixture(scope="session")
def sold(ordered: Ordering, founded: Founding) -> Selling:
    with explained(ordered.deployed):
        return sell(founded)


@pytest.fixture(scope="session")
def heard(founded: Founding, sold: Selling) -> Hearing:
    with explained(founded.owner.deployed):
        return hear(founded.owner, sold)


@pytest.fixture(scope="session")
def talked(ordered: Ordering, paid: Paying) -> Talking:
    with explained(ordered.deployed):
        return talk(ordered, paid)


@pytest.fixture(scope="session")
def collected(ordered: Ordering, paid: Paying, talked: Talking) -> Collecting:
    with explained(ordered.deployed):
        return collect(ordered, paid)


@pytest.fixture(scope="session")
def mended(ordered: Ordering, collected: Collecting) -> Mending:
    with explained(ordered.deployed):
        return mend(ordered)


@pytest.fixture(scope="session")
def founded(ordered: Ordering) -> Founding:
    with explained(ordered.deployed):
        return found(ordered.deployed)


@pytest.fixture(scope="session")
def left(ordered: Ordering, priced: Pricing, heard: Hearing, mended: Mending) -> Leaving:
    """The last chapter: who asks for it asks for all."""
    with explained(ordered.deployed):
        return leave(ordered)


@contextmanager
def explained(deployed: Rehearsal) -> Iterator[None]:
    """What the functions said stands beside a failure, except what they say of every call."""
    try:
        yield
    except Exception as failure:
        for function in FUNCTIONS:
            if lines := [line.rstrip() for line in deployed.logs(function.name) if not line.startswith(ROUTINE)]:
                failure.add_note("\n".join([f"--- {function.name}", *lines]))
        raise

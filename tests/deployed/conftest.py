"""The packaged application, deployed and used once for all tests of this folder."""

from collections.abc import Iterator

import pytest

from infra.deploying.rehearsal import Rehearsal, rehearsed
from infra.packaging.functions import FUNCTIONS
from tests.deployed.journey import Journey, walk


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with rehearsed(tmp_path_factory.mktemp("rehearsal")) as rehearsal:
        yield rehearsal
        for function in FUNCTIONS:  # pytest shows it beside a failure
            print(f"--- {function.name}", *rehearsal.logs(function.name), sep="\n")


@pytest.fixture(scope="session")
def journey(deployed: Rehearsal, tmp_path_factory: pytest.TempPathFactory) -> Journey:
    return walk(deployed, tmp_path_factory.mktemp("journey"))

"""The packaged application, deployed once for all tests of this folder."""

from collections.abc import Iterator

import pytest

from infra.deploying.rehearsal import Rehearsal, rehearsed
from infra.packaging.functions import FUNCTIONS


@pytest.fixture(scope="session")
def deployed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    with rehearsed(tmp_path_factory.mktemp("rehearsal")) as rehearsal:
        yield rehearsal
        for function in FUNCTIONS:  # pytest shows it beside a failure
            print(f"--- {function.name}", *rehearsal.logs(function.name), sep="\n")

"""Load, decide, commit: once more from the start when something changed meanwhile."""

import pytest

from chalicelib.domain.errors import Conflict, Repeated, Stale, Unavailable
from chalicelib.usecases.retries import TRIES, retry_on_stale


class Work:
    """Fails with these, one after the other, then is done."""

    def __init__(self, *troubles: Exception) -> None:
        self.troubles, self.tries = list(troubles), 0

    def __call__(self) -> str:
        self.tries += 1
        if self.troubles:
            raise self.troubles.pop(0)
        return "done"


@pytest.mark.parametrize("stale", range(TRIES))
def test_what_was_overtaken_begins_anew(stale: int) -> None:
    work = Work(*[Stale()] * stale)
    assert (retry_on_stale(work), work.tries) == ("done", stale + 1)


def test_whoever_is_overtaken_again_and_again_is_told_so() -> None:
    work = Work(*[Stale()] * TRIES)
    with pytest.raises(Stale):
        retry_on_stale(work)
    assert work.tries == TRIES


@pytest.mark.parametrize("trouble", [Conflict(), Repeated(), Unavailable()], ids=lambda trouble: type(trouble).__name__)
def test_another_refusal_is_an_answer(trouble: Exception) -> None:
    work = Work(trouble)
    with pytest.raises(type(trouble)):
        retry_on_stale(work)
    assert work.tries == 1

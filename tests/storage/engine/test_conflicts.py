"""Two transactions that meet: nothing was written, and the same one is sent again."""

from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.errors import Stale
from chalicelib.storage.engine.commits import TRIES
from chalicelib.usecases.ports import Commit
from tests.storage.engine.test_errors import cancelled


@pytest.fixture
def pauses(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    taken: list[int] = []
    monkeypatch.setattr("chalicelib.storage.engine.commits.rest", taken.append)
    return taken


def _meets(monkeypatch: pytest.MonkeyPatch, times: int, *codes: str) -> list[str]:
    """The next transactions are cancelled for these reasons, so many times."""
    tried: list[str] = []

    def answer(*_: Any, **__: Any) -> Any:
        tried.append("tried")
        if len(tried) > times:
            return {}
        raise cancelled(*codes)

    monkeypatch.setattr("pynamodb.transactions.TransactWrite._commit", answer)
    return tried


def test_a_transaction_that_met_another_is_sent_again(
    container: Container, monkeypatch: pytest.MonkeyPatch, pauses: list[int]
) -> None:
    tried = _meets(monkeypatch, 2, "", "TransactionConflict")
    container.stores.commits.commit("c1", Commit())
    assert (len(tried), pauses) == (3, [0, 1])


def test_one_that_always_meets_others_is_stale_in_the_end(
    container: Container, monkeypatch: pytest.MonkeyPatch, pauses: list[int]
) -> None:
    tried = _meets(monkeypatch, 99, "TransactionConflict")
    with pytest.raises(Stale):
        container.stores.commits.commit("c1", Commit())
    assert (len(tried), len(pauses)) == (TRIES, TRIES - 1)


def test_what_has_changed_is_not_sent_again(
    container: Container, monkeypatch: pytest.MonkeyPatch, pauses: list[int]
) -> None:
    commits = container.stores.commits
    tried = _meets(monkeypatch, 99, "ConditionalCheckFailed", "TransactionConflict")
    with pytest.raises(Stale):
        commits.commit("c1", Commit())
    assert (len(tried), pauses) == (1, [])

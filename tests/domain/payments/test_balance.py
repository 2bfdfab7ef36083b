"""A buyer's balance: never below nothing, and of one currency."""

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.payments.balance import Balance, moved


def test_money_comes_and_goes_but_never_more_than_there_is() -> None:
    full = moved(Balance("tula", "anna"), 50_000, "RUB")
    assert (full.amount, full.currency) == (50_000, "RUB")
    assert moved(full, -50_000, "RUB").amount == 0
    with pytest.raises(Conflict, match="balance_less"):
        moved(full, -50_001, "RUB")


def test_other_money_does_not_join_it() -> None:
    with pytest.raises(Conflict, match="currencies_mixed"):
        moved(moved(Balance("tula", "anna"), 1, "RUB"), 1, "USD")

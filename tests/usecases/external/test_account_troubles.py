"""A marketplace that does not let an account in: said once, tried again later, said again when it is over."""

import pytest

from chalicelib.domain.errors import AccountRefused, Unavailable
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY
from tests.usecases.external.market import Market


def test_it_is_said_once_and_its_end_too(market: Market) -> None:
    market.show()
    market.push()
    (entry,) = market.heard(Event.EXTERNAL_RECEIVED)
    for _ in range(3):
        market.it.troubles = [AccountRefused("key_dead")]
        with pytest.raises(Unavailable) as refusal:
            market.done(entry)
        assert refusal.value.retry_after >= 600
    assert market.house.stores.accounts.get(COMMUNITY, market.account.id).state.trouble == "key_dead"
    assert [each.data["trouble"] for each in market.heard(Event.ACCOUNT_REFUSED)] == ["key_dead"]
    market.done(entry)
    assert market.order.undecided
    assert [each.data["trouble"] for each in market.heard(Event.ACCOUNT_REFUSED)] == ["key_dead", ""]

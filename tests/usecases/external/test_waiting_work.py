"""What waited for an account goes on at once when its key is mended, or its rest is over."""

from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.domain.errors import AccountRefused
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_forms import AccountEdit
from chalicelib.domain.external.external_order import Push
from chalicelib.domain.journal import Event
from tests.usecases.external.market import NUMBER, OWNER, Market

Mend = Callable[[Market], object]


def edited(market: Market, **fields: Any) -> Account:
    return market.house.container.external.accounts.change(
        OWNER, market.account.id, market.known.version, AccountEdit(**fields)
    )


def checked(market: Market) -> object:
    return market.house.container.external.accounts.check(OWNER, market.account.id)


def connected_again(market: Market) -> object:
    return market.connect(secrets={"api_key": "NEW"})


def given_another_key(market: Market) -> object:
    return edited(market, secrets={"api_key": "NEW"})


def refused(market: Market) -> None:
    market.it.troubles = [AccountRefused("key_dead")]
    checked(market)


def asked_since(market: Market, count: int) -> list[tuple[str, str]]:
    entries = market.house.memory.journal[count:]
    wanted = (Event.EXTERNAL_RECEIVED, Event.EXTERNAL_DECIDED)
    return [(each.event, str(each.data["order"])) for each in entries if each.event in wanted]


@pytest.mark.parametrize("mend", [checked, connected_again, given_another_key])
def test_a_push_that_waited_for_a_dead_key_is_read_as_soon_as_the_key_is_mended(market: Market, mend: Mend) -> None:
    refused(market)
    market.show()
    market.push()
    market.house.clock.pass_by(minutes=1)
    market.push(id="e2", type="TYPE_STATE_CHANGED")
    (waits, _) = market.heard(Event.EXTERNAL_RECEIVED)
    assert not market.done(waits)
    count = len(market.house.memory.journal)
    mend(market)
    assert asked_since(market, count) == [(Event.EXTERNAL_RECEIVED, NUMBER)]
    assert market.heard(Event.EXTERNAL_RECEIVED)[-1].data["received"] == "e2"
    assert market.done(market.heard(Event.EXTERNAL_RECEIVED)[-1])
    assert market.order.undecided


def test_a_decision_that_waited_is_told_at_once(market: Market) -> None:
    market.seen()
    refused(market)
    market.accept()
    market.house.clock.pass_by(minutes=2)
    count = len(market.house.memory.journal)
    checked(market)
    assert (Event.EXTERNAL_DECIDED, NUMBER) in asked_since(market, count)
    market.told()
    assert market.line.push is Push.ACKNOWLEDGED


def test_what_came_or_was_decided_while_it_rested_goes_on_when_it_rests_no_more(market: Market) -> None:
    market.seen()
    edited(market, paused=True)
    market.accept()
    market.push(id="e7", order="7-1")
    count = len(market.house.memory.journal)
    edited(market, paused=False)
    assert {*asked_since(market, count)} >= {(Event.EXTERNAL_RECEIVED, "7-1"), (Event.EXTERNAL_DECIDED, NUMBER)}


def test_of_a_key_that_was_good_nothing_is_asked_for_once_more(market: Market) -> None:
    market.seen()
    market.accept()
    count = len(market.house.memory.journal)
    checked(market)
    edited(market, title="Иначе")
    refused(market)
    edited(market, title="Снова")
    assert asked_since(market, count) == []

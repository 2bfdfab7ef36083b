"""A marketplace that does not let an account in: said once, not called with that key, said again when it is over."""

import pytest

from chalicelib.domain.errors import AccountRefused, CircuitOpen, NotYet
from chalicelib.domain.external.external_order import Push
from chalicelib.domain.journal import Event
from tests.usecases.external.market import OWNER, Market


def told(market: Market) -> list[object]:
    return [each.data["trouble"] for each in market.heard(Event.ACCOUNT_REFUSED)]


def refused(market: Market, trouble: str) -> int:
    """A push comes, and the marketplace does not let us read of it; how often it was called."""
    market.show()
    market.push()
    (entry,) = market.heard(Event.EXTERNAL_RECEIVED)
    before = len(market.house.partners.marketplaces.keys)
    for _ in range(3):
        market.it.troubles = [AccountRefused(trouble)]
        with pytest.raises(NotYet) as refusal:
            market.house.container.background.external.run(entry)
        assert refusal.value.retry_after >= 600
    market.it.troubles = []
    return len(market.house.partners.marketplaces.keys) - before


def test_it_is_said_once_and_its_end_too(market: Market) -> None:
    """A key that lacks one right may do all else, and goes on."""
    assert refused(market, "key_role") == 3
    assert told(market) == ["key_role"]
    market.work()
    assert market.order.undecided
    assert told(market) == ["key_role"]
    market.house.clock.pass_by(hours=6)
    market.polled()
    assert told(market) == ["key_role", ""]


def test_a_right_that_is_lacking_is_said_once_though_all_else_goes_well(market: Market) -> None:
    market.seen()
    market.accept()
    market.house.clock.pass_by(seconds=60)
    (entry,) = market.heard(Event.EXTERNAL_DECIDED)
    for _ in range(60):
        market.it.lost = [AccountRefused("key_role")]
        market.it.deaf = True
        assert not market.done(entry)
        market.house.clock.pass_by(minutes=16)
        market.polled()
    assert told(market) == ["key_role"]
    assert (market.line.push, market.line.attempts, market.line.problem) == (Push.WANTED, 0, "account_refused")


def test_nobody_calls_with_a_dead_key_until_it_is_checked(market: Market) -> None:
    assert refused(market, "key_dead") == 1
    calls = len(market.house.partners.marketplaces.keys)
    market.house.clock.pass_by(hours=5)
    (entry,) = market.heard(Event.EXTERNAL_RECEIVED)
    with pytest.raises(CircuitOpen):
        market.house.container.background.external.run(entry)
    market.polled()
    assert (len(market.house.partners.marketplaces.keys), market.it.windows) == (calls, [])
    market.house.container.external.accounts.check(OWNER, market.account.id)
    market.work()
    assert market.order.undecided
    assert told(market) == ["key_dead"]


def test_a_key_that_is_gone_is_a_trouble_of_the_account_and_no_fault(market: Market) -> None:
    market.house.stores.account_secrets.remove(market.account.community, market.account.id)
    for _ in range(3):
        market.polled()
        market.house.clock.pass_by(minutes=16)
    assert told(market) == ["account_key_missing"]
    market.connect()
    market.polled()
    assert market.it.windows


def test_a_dead_key_is_tried_again_by_itself_some_hours_later(market: Market) -> None:
    refused(market, "key_dead")
    for still in (True, False):
        market.house.clock.pass_by(hours=6)
        market.it.troubles = [AccountRefused("key_dead")] if still else []
        market.polled()
        assert market.it.troubles == []
        account = market.known
        assert account.state.trouble == ("key_dead" if still else "")
        assert account.refuses(market.house.clock()) is still
    assert told(market) == ["key_dead", ""]


def test_what_waits_for_a_key_is_no_attempt_and_ends_after_three_days(market: Market) -> None:
    market.seen()
    market.accept()
    market.house.clock.pass_by(seconds=60)
    (entry,) = market.heard(Event.EXTERNAL_DECIDED)
    for hours in (0, 24, 24, 23):
        market.house.clock.pass_by(hours=hours)
        market.it.troubles = [AccountRefused("key_dead")]
        with pytest.raises(NotYet):
            market.house.container.background.external.run(entry)
        assert (market.line.push, market.line.attempts) == (Push.WANTED, 0)
    market.house.clock.pass_by(hours=2)
    assert market.done(entry)
    assert (market.line.push, market.line.problem, market.it.told) == (Push.FAILED, "push_given_up", [])

"""A new address is given: the one in use works until the new one has brought something, or its owner ends it."""

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_addresses import live_addresses, used_address
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from tests.usecases.external.market import OWNER, Market


def renewed(market: Market, times: int = 1) -> list[str]:
    """All addresses so far, the first one first."""
    external = market.house.container.external
    known = [external.accounts.address_of(market.known)]
    return known + [
        external.accounts.address_of(external.addresses.renew(OWNER, market.account.id)) for _ in range(times)
    ]


def answers(market: Market, addresses: list[str]) -> list[int]:
    """Of pushes that are of no order, each one another."""
    asked = len(market.house.memory.things)
    return [market.push(each, id=f"{asked} {place}", kind="chat", order="") for place, each in enumerate(addresses)]


def test_the_address_in_use_outlives_any_number_of_renewals(market: Market) -> None:
    market.seen()
    addresses = renewed(market, 3)
    assert len(set(addresses)) == 4
    assert answers(market, addresses) == [200, 404, 200, 200]
    assert used_address(market.known) == market.account.address


def test_it_ends_with_the_first_order_that_comes_by_a_later_one(market: Market) -> None:
    market.seen()
    addresses = renewed(market, 2)
    market.push(addresses[1], id="by the second")
    market.work()
    assert answers(market, addresses) == [404, 200, 200]
    market.push(addresses[2], id="by the third")
    market.work()
    assert answers(market, addresses) == [404, 404, 200]
    assert used_address(market.known) == market.known.address == live_addresses(market.known)[0]


def test_what_was_pushed_before_and_is_read_later_ends_nothing(market: Market) -> None:
    market.show()
    market.push()
    addresses = renewed(market)
    market.push(addresses[1], id="by the second")
    for entry in reversed(market.heard(Event.EXTERNAL_RECEIVED)):
        assert market.done(entry)
    assert answers(market, addresses) == [404, 200]


def test_it_ends_at_once_where_its_owner_says_so(market: Market) -> None:
    market.seen()
    addresses = renewed(market, 2)
    market.house.container.external.addresses.end_earlier(OWNER, market.account.id)
    assert answers(market, addresses) == [404, 404, 200]
    entries = len(market.house.memory.journal)
    again = market.house.container.external.addresses.end_earlier(OWNER, market.account.id)
    assert (again, len(market.house.memory.journal)) == (market.known, entries)


def test_of_two_who_renew_at_one_moment_both_are_told_one_address(market: Market) -> None:
    addresses, in_use = market.house.container.external.addresses, market.account.address
    get, others = market.house.stores.accounts.get, [lambda: addresses.renew(OWNER, market.account.id)]

    def meanwhile(community: str, account: str) -> Account:
        found = get(community, account)
        if others:
            others.pop()()
        return found

    object.__setattr__(market.house.stores.accounts, "get", meanwhile)
    after = addresses.renew(OWNER, market.account.id)
    assert after.generation == market.account.generation + 1
    assert live_addresses(after) == (in_use, after.address)


def test_one_that_does_not_push_has_none(market: Market) -> None:
    account = market.connect(marketplace=Marketplace.WILDBERRIES, settings={}, secrets={"token": "T"})
    addresses = market.house.container.external.addresses
    assert live_addresses(account) == ()
    for attempt in (addresses.renew, addresses.end_earlier):
        with pytest.raises(Conflict):
            attempt(OWNER, account.id)


def test_all_that_work_end_with_the_account(market: Market) -> None:
    market.seen()
    addresses = renewed(market, 2)
    market.house.container.external.accounts.remove(OWNER, market.account.id, market.known.version)
    assert answers(market, addresses) == [404, 404, 404]

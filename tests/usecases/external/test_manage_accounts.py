"""Accounts are connected, changed and removed; their keys are kept apart and told nobody."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.errors import AccountRefused, Conflict, Invalid, NotFound, Stale
from chalicelib.domain.external.account_forms import AccountEdit
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, NOW
from tests.usecases.external.market import OWNER, Market


def edited(market: Market, version: int | None = None, **fields: Any) -> Any:
    accounts = market.house.container.external.accounts
    now = accounts.show(OWNER, market.account.id)
    return accounts.change(OWNER, now.id, now.version if version is None else version, AccountEdit(**fields))


def test_a_key_is_kept_apart_and_stands_in_no_entry(market: Market) -> None:
    secrets = market.house.stores.account_secrets
    assert secrets.get(COMMUNITY, market.account.id) == {"api_key": "SECRET"}
    assert "SECRET" not in repr(market.house.memory.journal) + repr(market.account)
    assert [entry.event for entry in market.heard(Event.ACCOUNT_CONNECTED)] == [Event.ACCOUNT_CONNECTED]


def test_one_that_was_let_in_was_checked_and_nobody_was_warned_of_its_keys_end(market: Market) -> None:
    assert (market.account.state.checked_at, market.account.state.key_told) == (NOW, None)


def test_the_same_account_once_more_is_the_same_with_the_new_key(market: Market) -> None:
    again = market.connect(secrets={"api_key": "NEW"})
    accounts = market.house.container.external.accounts
    assert again.id == market.account.id
    assert accounts.address_of(again) == accounts.address_of(market.account)
    assert market.house.stores.account_secrets.get(COMMUNITY, again.id) == {"api_key": "NEW"}
    assert len(accounts.list(OWNER)) == 1


def test_one_that_was_removed_is_connected_again_and_its_address_works_again(market: Market) -> None:
    accounts = market.house.container.external.accounts
    accounts.remove(OWNER, market.account.id, market.account.version)
    assert accounts.list(OWNER) == []
    with pytest.raises(NotFound):
        accounts.show(OWNER, market.account.id)
    with pytest.raises(NotFound):
        market.house.stores.account_secrets.get(COMMUNITY, market.account.id)
    again = market.connect()
    assert accounts.address_of(again) == accounts.address_of(market.account)
    market.show()
    assert market.push() == 200


def test_a_key_that_is_not_let_in_says_why_and_nothing_is_kept(market: Market) -> None:
    market.it.troubles = [AccountRefused("key_role")]
    with pytest.raises(AccountRefused) as refusal:
        market.connect(settings={"client_id": "8"})
    assert refusal.value.reason == "key_role"
    assert len(market.house.container.external.accounts.list(OWNER)) == 1


def test_a_key_of_somebody_else_is_refused(market: Market) -> None:
    market.it.seller = "9"
    for attempt in (lambda: market.connect(), lambda: edited(market, secrets={"api_key": "NEW"})):
        with pytest.raises(Conflict) as refusal:
            attempt()
        assert refusal.value.reason == "account_wrong"


def test_where_the_marketplace_says_who_it_is_nobody_is_asked(market: Market) -> None:
    account = market.connect(marketplace=Marketplace.WILDBERRIES, settings={}, secrets={"token": "T"})
    assert (account.seller, account.title) == ("7", "Магазин")
    market.it.seller = ""
    with pytest.raises(Conflict):
        market.connect(marketplace=Marketplace.WILDBERRIES, settings={}, secrets={"token": "T"})


def test_one_that_only_pushes_needs_a_name_and_has_a_secret_of_its_own(market: Market) -> None:
    accounts = market.house.container.external.accounts
    account = market.connect(marketplace=Marketplace.GETZZAP, settings={"office": "77"}, secrets={})
    assert account.seller == "77"
    secret = accounts.secret_of(OWNER, account.id)
    assert secret.startswith("whsec_")
    renewed = market.house.container.external.addresses.renew(OWNER, account.id)
    assert accounts.secret_of(OWNER, renewed.id) != secret
    with pytest.raises(Conflict):
        accounts.secret_of(OWNER, market.account.id)


def test_what_is_not_named_stays(market: Market) -> None:
    after = edited(market, reserve=2, region="Урал")
    assert (after.reserve, after.region, after.title) == (2, "Урал", market.account.title)
    with pytest.raises(Stale):
        edited(market, version=1, reserve=3)
    for wrong in ({"title": " "}, {"reserve": -1}, {"region": "x" * 61}, {"statuses": {"x" * 41: "open"}}):
        with pytest.raises(Invalid):
            edited(market, **wrong)


def test_a_paused_account_is_neither_read_nor_polled(market: Market) -> None:
    edited(market, paused=True)
    market.show()
    market.push()
    market.work()
    market.polled()
    assert market.house.stores.external_orders.find(COMMUNITY, market.account.id, "46231993-0568-1") is None
    edited(market, paused=False)
    market.polled()
    assert market.order.undecided


def test_a_check_says_what_the_marketplace_said(market: Market) -> None:
    accounts = market.house.container.external.accounts
    market.it.expires_at = NOW + timedelta(days=10)
    assert accounts.check(OWNER, market.account.id).state.key_ends_at == NOW + timedelta(days=10)
    market.it.troubles = [AccountRefused("key_dead")]
    assert accounts.check(OWNER, market.account.id).state.trouble == "key_dead"
    assert accounts.check(OWNER, market.account.id).state.trouble == ""


def test_what_machines_write_holds_up_nobody_who_edits(market: Market) -> None:
    """A poll, a push, a refused key and a check come between: the form that was opened before is still the last one."""
    opened = market.house.container.external.accounts.show(OWNER, market.account.id)
    market.seen()
    market.polled()
    market.it.troubles = [AccountRefused("key_dead")]
    market.house.clock.pass_by(hours=1)
    market.polled()
    assert market.known.state.trouble == "key_dead"
    market.house.container.external.accounts.check(OWNER, market.account.id)
    after = edited(market, version=opened.version, title="Новое имя", secrets={"api_key": "NEW"})
    assert (after.title, after.version) == ("Новое имя", opened.version + 1)
    known = market.known
    assert known == after
    assert known.state.polled_at is not None
    assert known.state.received_at is not None
    assert known.state.trouble == ""

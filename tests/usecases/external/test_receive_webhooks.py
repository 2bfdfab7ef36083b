"""Pushes are kept before they are acknowledged; what is pushed is a hint."""

import json

import pytest
from msgspec.structs import replace

from chalicelib.domain.external.integration_log import LogFilter
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.receive_webhooks import Push, write_address
from tests.usecases.external.market import OWNER, Market


def test_a_push_is_kept_once_however_often_it_comes(market: Market) -> None:
    market.show()
    for _ in range(5):
        market.push()
    market.push(id="e2", type="TYPE_STATE_CHANGED")
    (first, second) = market.heard(Event.EXTERNAL_RECEIVED)
    assert (first.data["type"], second.data["type"]) == ("TYPE_NEW_POSTING", "TYPE_STATE_CHANGED")
    assert first.actor == f"marketplace/{market.account.id}"
    log = market.house.stores.integration_log.page(market.account.community, LogFilter(market.account.id), None, 10)
    assert [record.name for record in log.things] == ["TYPE_STATE_CHANGED", "TYPE_NEW_POSTING"]


def test_what_is_of_no_order_is_kept_and_sets_nothing_going(market: Market) -> None:
    for kind in ("ping", "chat", "other"):
        market.push(id=kind, kind=kind, order="")
    assert market.heard(Event.EXTERNAL_RECEIVED) == []
    assert len(market.house.stores.integration_log.page("c1", LogFilter(market.account.id), None, 10).things) == 3


@pytest.mark.parametrize("key", ["", "nonsense", "IjEvMi8zIg.AAAA"])
def test_an_address_that_we_never_gave_is_none(market: Market, key: str) -> None:
    assert market.push(address=f"https://kabinet.example/hooks/ozon/{key}") == 404


def test_the_address_of_one_marketplace_is_none_of_another(market: Market) -> None:
    accounts = market.house.container.external
    key = accounts.accounts.address_of(market.account).rpartition("/")[2]
    push = Push(marketplace=Marketplace.YANDEX_MARKET, key=key, network="195.34.21.7", headers={}, body=b"{}")
    reply, _ = accounts.receive_webhooks.accept(push)
    assert reply.status == 404


def test_a_push_of_another_seller_is_refused_and_leaves_nothing(market: Market) -> None:
    assert market.push(seller="8") == 400
    assert market.heard(Event.EXTERNAL_RECEIVED) == []


def test_a_push_of_another_business_is_refused_where_the_address_tells_whose_it_is(market: Market) -> None:
    """A conversation at Yandex Market names no campaign."""
    settings = {"campaign": "7", "business": "70"}
    account = market.connect(marketplace=Marketplace.YANDEX_MARKET, settings=settings)
    external = market.house.container.external
    given = external.accounts.address_of(account).rpartition("/")[2]
    before = write_address(external.receive_webhooks.signer, replace(account.address, business=""))

    def answer(key: str, business: str) -> int:
        body = json.dumps({"kind": "chat", "type": "CHAT_CREATED", "id": f"{key}{business}", "business": business})
        push = Push(Marketplace.YANDEX_MARKET, key, network="195.34.21.7", headers={}, body=body.encode())
        return external.receive_webhooks.accept(push)[0].status

    assert [answer(given, business) for business in ("70", "71", "")] == [200, 400, 200]
    assert answer(before, "71") == 200  # of an address that was given before nobody knows


def test_a_removed_account_hears_nothing(market: Market) -> None:
    market.house.container.external.accounts.remove(OWNER, market.account.id, market.account.version)
    assert market.push() == 404


def test_from_elsewhere_it_is_taken_and_said_unless_that_is_forbidden(market: Market) -> None:
    receive = market.house.container.external.receive_webhooks
    key = market.house.container.external.accounts.address_of(market.account).rpartition("/")[2]
    ping = b'{"kind": "ping", "type": "TYPE_PING", "id": "p"}'
    push = Push(marketplace=Marketplace.OZON, key=key, network="10.0.0.1", headers={}, body=ping)
    _, troubles = receive.accept(push)
    assert troubles == ("hook_from_elsewhere",)
    reply, _ = replace(receive, strict=True).accept(push)
    assert reply.status == 404

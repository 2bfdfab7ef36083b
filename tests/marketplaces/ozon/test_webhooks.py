"""Pushes, read."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.marketplaces.ozon.push_types import TYPES
from chalicelib.marketplaces.ozon.webhooks import OzonWebhooks
from chalicelib.usecases.ports import MarketplaceWebhooks
from tests.marketplaces.ozon.payloads import (
    CANCELLED,
    CHANGED,
    CLOSED,
    MESSAGE,
    NEW,
    NEW_OF_OLD,
    PING,
    POSTING,
    PUSHES,
    READ,
    SECRETS,
    TREE,
    UPDATED,
    counted,
    push,
)

WEBHOOKS: MarketplaceWebhooks = OzonWebhooks(("195.34.21.0/24", "185.73.192.0/22", "91.223.93.0/24"))


def read(given: Any) -> WebhookEvent:
    return WEBHOOKS.read(given if isinstance(given, bytes) else json.dumps(given).encode(), {})


def blamed(given: Any) -> str | None:
    with pytest.raises(Invalid) as refused:
        read(given)
    return refused.value.field


def test_every_push_of_the_corpus_is_read_and_tells_no_word_of_a_person() -> None:
    for name, given in PUSHES.items():
        event = read(given)
        assert event.type == given["message_type"], name
        assert event.kind is TYPES.get(event.type, TYPES["TYPE_CREATE_ITEM"]).kind, name
        assert len(event.body.encode()) <= 2_000
        assert json.loads(event.body)["message_type"] == event.type
        for secret in SECRETS:
            assert secret not in event.body, name


def test_a_new_posting() -> None:
    event = read(NEW)
    assert (event.kind, event.seller, event.order, event.phase) == (EventKind.ORDER, "7", POSTING, Phase.OPEN)
    assert event.at == datetime(2026, 11, 26, 6, 56, 36, 294123, tzinfo=UTC)
    old = read(NEW_OF_OLD)
    assert (old.order, old.phase, old.at) == ("46231993-0568-11", Phase.OPEN, None)


def test_a_state_is_claimed_in_our_words() -> None:
    assert (read(CHANGED).phase, read(CHANGED).seller) == (Phase.ACCEPTED, "7")
    assert read(CANCELLED).phase is read({**CANCELLED, "new_state": None}).phase is Phase.CANCELLED
    assert read({**CHANGED, "new_state": "posting_of_next_year"}).phase is Phase.UNKNOWN
    assert read({**CHANGED, "new_state": 5}).phase is Phase.UNKNOWN
    assert read({**CHANGED, "new_state": None}).phase is None
    assert read(PUSHES["cutoff"]).phase is read(PUSHES["delivery date"]).phase is None
    assert read(PUSHES["shipped"]).phase is Phase.ACCEPTED


def test_a_ping_and_a_tree_have_no_seller() -> None:
    ping, tree = read(PING), read(TREE)
    assert (ping.kind, ping.seller, ping.at) == (EventKind.PING, "", datetime(2026, 11, 28, 10, tzinfo=UTC))
    assert (tree.kind, tree.seller, tree.at) == (EventKind.OTHER, "", datetime(2026, 11, 28, 10, tzinfo=UTC))


def test_chats_of_buyers_are_told_from_those_of_ozon() -> None:
    event = read(MESSAGE)
    assert (event.kind, event.chat, event.message) == (EventKind.CHAT, MESSAGE["chat_id"], "3000000000817031942")
    assert json.loads(event.body)["user"] == {"type": "Сustomer"}
    assert read(UPDATED).at == datetime(2026, 7, 19, tzinfo=UTC)
    assert read(READ).message == "3000000000817031942"
    assert (read(CLOSED).kind, read(CLOSED).at) == (EventKind.CHAT, None)
    for kind in ("BUYER_SELLER", "Buyer_Seller", "BUYER_SELLER_SELECT", "", None):
        assert read({**MESSAGE, "chat_type": kind}).kind is EventKind.CHAT
    for kind in ("Seller_Support", "SELLER_NOTIFICATION", "UNSPECIFIED"):
        assert read({**MESSAGE, "chat_type": kind}).kind is EventKind.OTHER


def test_what_is_sent_by_ozon_itself_is_kept_and_is_no_order_of_ours() -> None:
    event = read(PUSHES["fbo new"])
    assert (event.kind, event.order, event.phase) == (EventKind.OTHER, POSTING, None)
    assert (read(PUSHES["order new"]).order, read(PUSHES["order new"]).kind) == ("24219509-0020", EventKind.OTHER)
    assert all(read(PUSHES[name]).at for name in PUSHES if name.startswith(("fbo", "order")))


def test_a_seller_may_be_a_text_or_a_number() -> None:
    huge = 10**30
    said: list[tuple[Any, str]] = [(7, "7"), ("7", "7"), (" 7 ", "7"), (huge, str(huge)), (7.0, "7"), ("x", "x")]
    for given, seller in [*said, (None, ""), (True, ""), ({"id": 7}, "")]:
        assert read({**NEW, "seller_id": given}).seller == seller
    assert read({**NEW, "seller_id": 10**400}).seller.startswith("1000")


def test_inner_fields_of_a_wrong_type_are_let_be() -> None:
    odd: list[Any] = [None, 5, "x", [], {}, True, [[]], 1.5]
    for name in NEW.keys() - {"message_type", "posting_number", "seller_id"}:
        for value in odd:
            assert read({**NEW, name: value}).order == POSTING
    assert read({**NEW, "posting_number": 24219509}).order == "24219509"


def test_what_names_nothing_is_refused_with_the_field() -> None:
    assert blamed({**NEW, "posting_number": None}) == blamed({**CHANGED, "posting_number": ""}) == "posting_number"
    assert blamed({**NEW, "posting_number": "1" * 500}) == "posting_number"
    assert blamed({**MESSAGE, "chat_id": {}}) == "chat_id"
    kinds: list[Any] = [None, "", [], True, "x" * 500]
    for kind in kinds:
        assert blamed({**NEW, "message_type": kind}) == "message_type"


@pytest.mark.parametrize("body", [b"", b"[]", b"null", b"5", b'"TYPE_PING"', b"{", b"\xff\xfe", b"[" * 100_000, b"NaN"])
def test_what_is_no_object_is_refused(body: bytes) -> None:
    assert blamed(body) is None


def test_a_repeated_delivery_is_the_same_event_whatever_its_order_and_types() -> None:
    again = dict(reversed(NEW.items()))
    assert read(NEW).id == read(again).id == read({**NEW, "seller_id": "7"}).id
    assert read(json.dumps(NEW, indent=3, ensure_ascii=False).encode()).id == read(NEW).id
    assert read({**MESSAGE, "message_id": str(MESSAGE["message_id"])}).id == read(MESSAGE).id


def test_two_events_never_share_a_number() -> None:
    events = [
        *PUSHES.values(),
        {**NEW, "posting_number": "24219509-0020-2"},
        {**NEW, "seller_id": 8},
        {**NEW, "products": [{"sku": 147451959, "quantity": 3}]},
        {**NEW, "is_express": None},
        {**CHANGED, "changed_state_date": "2026-02-02T15:07:47.765Z"},
        {**MESSAGE, "message_id": MESSAGE["message_id"] + 1},
        counted("TYPE_ORDER_STATE_CHANGED", new_state="delivered"),
        {**PUSHES["order new"], "seller_id": 8},
        {**PUSHES["order new"], "order_number": "1"},
    ]
    assert len({read(each).id for each in events}) == len(events)


def test_an_event_with_a_number_of_its_own_is_known_by_it() -> None:
    assert read(PUSHES["order new"]).id == read({**PUSHES["order new"], "created_at": "2026-11-26T06:56:37Z"}).id


def test_a_long_push_is_shortened_and_an_unknown_one_kept() -> None:
    many = [{"sku": n, "offer_id": "Я" * 60, "quantity": 1} for n in range(500)]
    event = read(push("TYPE_NEW_POSTING", posting_number=POSTING, products=many, warehouse_id="x" * 900))
    assert len(event.body.encode()) <= 2_000
    assert json.loads(event.body)["posting_number"] == POSTING
    assert (read(PUSHES["unknown"]).kind, read(PUSHES["unknown"]).order) == (EventKind.OTHER, POSTING)


def test_the_networks_of_ozon() -> None:
    for address in ("195.34.21.1", " 185.73.195.255 ", "91.223.93.7", "::ffff:91.223.93.7"):
        assert WEBHOOKS.is_from_marketplace(address)
    for address in ("195.34.22.1", "185.73.196.0", "127.0.0.1", "::1", "", "ozon.ru", "91.223.93.7, 10.0.0.1"):
        assert not WEBHOOKS.is_from_marketplace(address)

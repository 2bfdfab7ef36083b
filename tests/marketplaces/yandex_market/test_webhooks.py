"""The Market's notifications: every listed type, what is new, what is none."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec.structs import fields

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.marketplaces.yandex_market.webhooks import YandexMarketWebhooks
from chalicelib.settings import Settings, listed
from tests.marketplaces.yandex_market.payloads import (
    AT,
    CAMPAIGN,
    CANCELLED,
    CHAT,
    CREATED,
    LISTED,
    MESSAGE,
    ORDER,
    PING,
    STATUS,
    TRAPS,
    body,
)

NETWORKS = next(listed(field.default) for field in fields(Settings) if field.name == "yandex_market_hook_networks")
WEBHOOKS = YandexMarketWebhooks(NETWORKS)
MOMENT = datetime(2026, 11, 22, 10, 15, 30, 759_084, tzinfo=UTC)


def read(told: object) -> WebhookEvent:
    return WEBHOOKS.read(body(told), {})


def test_every_listed_type_is_read() -> None:
    for told in LISTED:
        event, kind = read(told), told["notificationType"]
        wanted = EventKind.PING if kind == "PING" else EventKind.ORDER if kind.startswith("ORDER_") else EventKind.OTHER
        assert event.kind is (EventKind.CHAT if kind.startswith("CHAT_") else wanted), kind
        assert event.type == kind
        assert event.seller == str(told.get("campaignId", ""))
        assert event.business == str(told.get("businessId", ""))
        assert event.order == str(told.get("orderId", ""))
        assert event.at == (datetime(2025, 1, 16, 10, 9, 49, 759_084, tzinfo=UTC) if kind == "PING" else MOMENT)
    assert len({read(told).id for told in LISTED}) == len(LISTED) == 17


def test_what_an_order_is_said_to_have_come_to() -> None:
    assert (read(CREATED).phase, read(STATUS).phase, read(CANCELLED).phase) == (None, Phase.OPEN, Phase.CANCELLED)
    for status, substatus, phase in (
        ("UNPAID", "WAITING_USER_INPUT", Phase.UNPAID),
        ("PROCESSING", "READY_TO_SHIP", Phase.ACCEPTED),
        ("CANCELLED", "USER_CHANGED_MIND", Phase.CANCELLED),
        ("DELIVERED", None, Phase.DONE),
        ("TELEPORTED", "x", Phase.UNKNOWN),
        (None, "STARTED", None),
        (5, "STARTED", None),
    ):
        assert read({**STATUS, "status": status, "substatus": substatus}).phase is phase


def test_a_conversation_names_its_message_and_is_of_no_campaign() -> None:
    event = read(MESSAGE)
    assert (event.seller, event.chat, event.message) == ("", str(CHAT), "9007199254740993")
    assert read({**MESSAGE, "messageId": 9007199254740993}).message == "9007199254740993"


def test_traps_are_read() -> None:
    for told in TRAPS:
        event = read(told)
        assert event.type == told["notificationType"]
        assert event.order == (str(told["orderId"]) if "orderId" in told else "")
    assert read(TRAPS[0]).kind is EventKind.ORDER
    assert read(TRAPS[1]).kind is EventKind.OTHER
    assert [read(told).at for told in TRAPS[5:7]] == [datetime(2026, 11, 22, 10, 15, 30, tzinfo=UTC)] * 2


def test_a_repeated_push_has_the_id_of_the_first_in_whatever_order_it_is_written() -> None:
    for told in (*LISTED, *TRAPS):
        again = json.dumps(dict(reversed(told.items())), indent=2).encode()
        assert WEBHOOKS.read(again, {}) == read(told)
        assert WEBHOOKS.read(body(told) + b"\n", {"content-type": "text/plain"}).id == read(told).id
    assert read({**STATUS, "orderId": str(ORDER)}).id == read(STATUS).id


def test_two_pushes_never_share_an_id() -> None:
    changed = [
        {**STATUS, "updatedAt": "2026-11-22T10:15:30.759084018Z"},
        {**STATUS, "orderId": ORDER + 1},
        {**STATUS, "campaignId": CAMPAIGN + 1},
        {**STATUS, "substatus": "READY_TO_SHIP"},
        {**STATUS, "more": None},
        {**STATUS, "more": 1},
        {**STATUS, "more": [1]},
        {**STATUS, "more": True},
    ]
    assert len({read(told).id for told in (*LISTED, *changed)}) == len(LISTED) + len(changed)


def test_a_type_that_is_new_is_kept_whether_it_names_an_order_or_not() -> None:
    for name in ("ORDER_DIGEST", "CHAT_RATED", "SOMETHING_NEW"):
        assert read({"notificationType": name, "businessId": 1}).kind is EventKind.OTHER
    assert read({"notificationType": "ORDER_RATED", "orderId": 7}).kind is EventKind.ORDER
    assert read({"notificationType": "CHAT_RATED", "chatId": 7}).kind is EventKind.CHAT


def test_what_stands_for_a_campaign_and_is_none_is_none_of_ours() -> None:
    said: list[tuple[Any, str]] = [(5.0, "5"), ("5", "5"), (None, ""), ("x", "x"), (1.5, "1.5"), (10**60, str(10**60))]
    for given, seller in said:
        assert read({**CREATED, "campaignId": given}).seller == seller


NO_TYPES: list[Any] = [None, "", " ", 5, [], {}]
NO_NUMBERS: list[Any] = [None, 0, -5, "", "x", 1.5, True, [], {}]


@pytest.mark.parametrize(
    "told",
    [
        *({}, [], None, "PING", 5),
        *({"notificationType": kind} for kind in NO_TYPES),
        {"type": "PING"},
        *({**CREATED, "orderId": number} for number in NO_NUMBERS),
        {"notificationType": "ORDER_CREATED"},
        {**MESSAGE, "chatId": None},
        {"notificationType": "CHAT_CREATED", "chatId": "x"},
    ],
    ids=str,
)
def test_what_is_no_push_is_refused(told: Any) -> None:
    with pytest.raises(Invalid, match="hook_unreadable"):
        read(told)


@pytest.mark.parametrize(
    "content",
    [
        *(b"", b"{", b"\xff\xfe", b"nonsense", body(PING)[:-1], body(PING) * 2, b"[" * 100_000, b'{"a":' * 40_000),
        b'{"notificationType": "PING", "time": NaN}',
        b'{"notificationType": "PING", "time": -Infinity}',
    ],
    ids=lambda content: str(content[:30]),
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(Invalid, match="hook_unreadable"):
        WEBHOOKS.read(content, {})


def test_a_number_of_any_size_is_no_trouble() -> None:
    huge = b'{"notificationType": "PING", "time": ' + b"9" * 5_000 + b', "x": 1e99999}'
    assert WEBHOOKS.read(huge, {}).kind is EventKind.PING
    assert read({**CREATED, "orderId": 1 << 80}).order == str(1 << 80)


def test_a_ping_need_not_tell_the_time() -> None:
    event = read({"notificationType": "PING"})
    assert (event.kind, event.at, event.seller) == (EventKind.PING, None, "")


def test_what_is_kept_names_no_person() -> None:
    planted = {"buyer": {"phone": "+79160000123"}, "text": "Анна", "message": "тайна", "email": "a@example.org"}
    for told in (*LISTED, *TRAPS):
        kept = read({**told, **planted, "status": told.get("status", "Анна Петрова")}).body
        assert json.loads(kept)["notificationType"] == told["notificationType"]
        assert not any(word in kept for word in ("916", "Анна", "тайна", "example.org"))
    assert json.loads(read(STATUS).body)["updatedAt"] == AT


@pytest.mark.parametrize(
    ("address", "theirs"),
    [
        *((address, True) for address in ("5.45.207.0", "5.45.207.127", " 141.8.142.5 ", "5.255.253.64")),
        *((address, False) for address in ("5.45.207.128", "127.0.0.1", "::1", "", "yandex.ru", "5.45.207.1:443")),
        ("::ffff:5.45.207.1", True),
    ],
)
def test_pushes_come_from_the_markets_own_networks(address: str, theirs: bool) -> None:
    assert WEBHOOKS.is_from_marketplace(address) is theirs
    assert not YandexMarketWebhooks([]).is_from_marketplace(address)

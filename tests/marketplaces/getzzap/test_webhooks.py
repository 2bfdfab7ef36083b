"""What is pushed in our own form."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.external.webhook_event import EventKind, WebhookEvent
from chalicelib.marketplaces.getzzap.webhooks import GenericWebhooks, Pushed
from chalicelib.signing import standard_webhooks
from chalicelib.usecases.ports import MarketplaceWebhooks
from tests.infra.sandbox.getzzap.asking import SECRET, hearing, made
from tests.infra.sandbox.serving import running
from tests.marketplaces.getzzap.payloads import ORDER, push

HEADERS = {"Webhook-Id": "msg_1"}


def signed(headers: Mapping[str, str], body: bytes) -> bool:
    return True


def read(body: bytes, headers: Mapping[str, str] = HEADERS) -> Pushed:
    return GenericWebhooks(signed, {"new": Phase.UNPAID}).read_pushed(body, headers)


def test_an_order_is_an_event_and_a_sighting() -> None:
    pushed = read(push(phase=None))
    webhooks: MarketplaceWebhooks = GenericWebhooks(signed, {"new": Phase.UNPAID})
    assert webhooks.read(push(phase=None), HEADERS) == replace(pushed.event, sighting=pushed.sighting)
    assert pushed.event == WebhookEvent(
        kind=EventKind.ORDER,
        type="order.created",
        id="msg_1",
        seller="office-77",
        order="GZ-1001",
        phase=Phase.UNPAID,
        at=datetime(2026, 11, 28, 7, 5, 0, 123_456, tzinfo=UTC),
        body=pushed.event.body,
    )
    assert pushed.sighting
    assert (pushed.sighting.order, len(pushed.sighting.lines)) == ("GZ-1001", 2)


def test_what_a_type_claims_counts_where_nothing_else_is_told() -> None:
    for kind, changes, claimed, of_sighting in (
        ("order.created", {"phase": None, "status": "?"}, Phase.OPEN, Phase.OPEN),
        ("order.cancelled", {"phase": None, "status": None}, Phase.CANCELLED, Phase.CANCELLED),
        ("order.updated", {"phase": None, "status": "?"}, None, Phase.UNKNOWN),
        ("order.moon", {"phase": "done"}, Phase.DONE, Phase.DONE),
        ("order.cancelled", {"phase": "accepted"}, Phase.ACCEPTED, Phase.ACCEPTED),
    ):
        pushed = read(push(kind, **changes))
        assert pushed.sighting
        assert (pushed.event.phase, pushed.sighting.phase) == (claimed, of_sighting), kind
        assert pushed.event.claimed is ("phase" not in changes or changes["phase"] is None), kind


def test_an_order_without_a_time_of_its_own_is_of_the_time_of_its_push() -> None:
    """Whoever brings the pushes in another order makes no older state of it."""
    when = datetime(2026, 11, 28, 7, 6, tzinfo=UTC)
    for told, at in (({"changed_at": None}, when), ({"changed_at": "2026-11-28T07:05:00Z"}, when.replace(minute=5))):
        pushed = read(push(**told))
        assert pushed.sighting
        assert (pushed.event.at, pushed.sighting.changed_at) == (at, at)


def test_what_is_no_order_is_acknowledged() -> None:
    for body, kind, name in (
        (b'{"type": "ping"}', EventKind.PING, "ping"),
        (b'{"type": "stock.changed", "data": {"order": "1"}}', EventKind.OTHER, "stock.changed"),
        (b"{}", EventKind.OTHER, ""),
        (b'{"type": {}, "data": []}', EventKind.OTHER, ""),
    ):
        pushed = read(body)
        assert (pushed.event.kind, pushed.event.type, pushed.event.order, pushed.sighting) == (kind, name, "", None)


def test_an_order_without_a_type_is_one_and_one_without_a_number_is_none() -> None:
    assert read(b'{"data": {"order": 7}}').event.order == "7"
    for body in (b'{"type": "order.created"}', b'{"type": "order.created", "data": {"order": ""}}'):
        with pytest.raises(Invalid):
            read(body)


def test_what_is_not_signed_is_not_even_parsed() -> None:
    asked: list[bytes] = []

    def unsigned(headers: Mapping[str, str], body: bytes) -> bool:
        asked.append(body)
        return False

    with pytest.raises(Invalid) as refused:
        GenericWebhooks(unsigned).read_pushed(b"[" * 100, HEADERS)
    assert refused.value.reason == "hook_unsigned"
    assert len(asked) == 1


def test_what_is_no_push_is_refused() -> None:
    for body in (b"", b"[]", b"5", b"null", b"{", b"\xff", b"[" * 100_000, b'"x"'):
        with pytest.raises(Invalid):
            read(body)
    with pytest.raises(Invalid):
        read(push(), {})


def test_the_same_message_is_one_event_and_another_is_another() -> None:
    assert read(push()).event == read(push(), {"WEBHOOK-ID": "msg_1"}).event
    assert read(push(), {"webhook-id": "msg_2"}).event.id == "msg_2"


def test_no_word_of_a_person_is_kept_and_no_more_than_two_kilobytes() -> None:
    body = read(push()).event.body
    assert json.loads(body)["data"]["lines"][0] == {
        **{"key": "1", "article": "W 914/2", "brand": "MANN", "quantity": "2", "price": "640.00"},
    }
    for private in ("Пётр", "916", "petr@", "Позвоните", "Москва", "b-1", "warehouse"):
        assert private not in body
    wide: dict[str, Any] = {name: "😀" * 500 for name in ORDER if name not in ("lines", "buyer", "extra")}
    wide["order"] = "😀" * 100
    for changes in ({"lines": [{"article": "я" * 500, "brand": "\x01" * 500}] * 30}, wide, {"order": "\x01" * 100}):
        kept = read(push(**{**wide, **changes})).event.body
        assert 0 < len(kept.encode()) <= LONGEST_BODY
        json.loads(kept)


def test_networks_are_looked_at_where_there_are_any() -> None:
    assert GenericWebhooks(signed).is_from_marketplace("8.8.8.8")
    webhooks = GenericWebhooks(signed, networks=("195.34.21.0/24",))
    assert webhooks.is_from_marketplace("195.34.21.9")
    assert not webhooks.is_from_marketplace("8.8.8.8")


def test_what_the_played_marketplace_signs_is_taken_and_a_forgery_is_not(tmp_path: Path) -> None:
    """The two sides of the rule, each by its own hand."""

    def verified(headers: Mapping[str, str], body: bytes) -> bool:
        return standard_webhooks.verify([SECRET], headers, body, datetime.now(UTC))

    webhooks = GenericWebhooks(verified)
    with running(tmp_path) as sandbox, hearing(sandbox) as ear:
        number = made(sandbox)
        headers, body = ear.wait(1)[0]
        pushed = webhooks.read_pushed(body, headers)
        assert (pushed.event.order, pushed.event.phase) == (number, Phase.OPEN)
        assert pushed.sighting
        assert pushed.sighting.lines[0].quantity == 2
        with pytest.raises(Invalid):
            webhooks.read_pushed(body + b" ", headers)
        sandbox.control("faults", {"target": "getzzap pushes", "kind": "forged", "calls": 1})
        made(sandbox)
        headers, body = ear.wait(2)[1]
        with pytest.raises(Invalid) as refused:
            webhooks.read_pushed(body, headers)
        assert refused.value.reason == "hook_unsigned"

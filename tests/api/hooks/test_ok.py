"""OK's webhook through the API: stored before it is acknowledged, in one call, whatever is delivered."""

import json
import time
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib import bootstrap
from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.inbox.message import Message
from chalicelib.edge.requests import LARGEST_DELIVERY
from chalicelib.settings import Settings
from chalicelib.signing.signer import KeyedSigner
from chalicelib.usecases.inbox.receive_messages import HOOK
from tests.recorder import Recorder
from tests.world import ANNA, Answer, Api, Clock, CountedIds, Ok, api_of

DELIVERY: dict[str, Any] = {
    "webhookType": "MESSAGE_CREATED",
    "sender": {"user_id": f"user:{ANNA}", "name": "Анна Петрова"},
    "recipient": {"chat_id": "chat:C1"},
    "message": {"text": "Когда раздача?", "seq": 98211023614189661, "mid": "mid:C1.1"},
    "timestamp": 1_795_341_600_000,
}
WITHIN = 2.5
"""Seconds; OK waits for five."""


def path(container: Container, community: str) -> str:
    return f"/hooks/ok/{container.signing.signer.sign(HOOK, community)}"


@pytest.fixture
def hook(container: Container, community: Community, api: Api) -> str:
    api.community = community.id
    return path(container, community.id)


def kept(container: Container, community: Community) -> list[Message]:
    return list(container.stores.messages.of_user(community.id, ANNA))


def written(**message: Any) -> dict[str, Any]:
    return {**DELIVERY, "message": {**DELIVERY["message"], **message}}


def test_a_message_is_acknowledged_after_exactly_one_call(
    api: Api, hook: str, container: Container, community: Community
) -> None:
    answer = api.post(hook, DELIVERY)
    assert (answer.status, answer.json) == (200, {"success": True})
    assert api.recorder.names() == ["dynamodb.TransactWriteItems"]
    assert [(each.text, each.name) for each in kept(container, community)] == [("Когда раздача?", "Анна Петрова")]


def test_a_pressed_button_takes_one_call_too(api: Api, hook: str) -> None:
    pressed = {name: DELIVERY[name] for name in ("sender", "recipient", "timestamp")}
    kind = {"webhookType": "MESSAGE_CALLBACK", "callbackId": "cb:1", "payload": "paid:1001", "mid": "mid:C1.2"}
    assert api.post(hook, {**pressed, **kind}).status == 200
    assert api.recorder.names() == ["dynamodb.TransactWriteItems"]


def test_oks_own_content_type_is_taken(api: Api, hook: str) -> None:
    answer = api.post(hook, DELIVERY, **{"Content-Type": "application/json;charset=utf-8"})
    assert answer.status == 200


def test_a_duplicate_is_acknowledged_after_one_call_and_kept_once(
    api: Api, hook: str, container: Container, community: Community
) -> None:
    for _ in range(3):
        assert api.post(hook, DELIVERY).status == 200
        assert api.recorder.names() == ["dynamodb.TransactWriteItems"]
    assert len(kept(container, community)) == 1


@pytest.mark.parametrize(
    "body",
    [
        {"webhookType": "CHAT_SYSTEM", "timestamp": 1_795_341_600_000},
        b"no JSON at all",
        b"\xff\xfe\x00",
        b"[]",
        b'{"webhookType": NaN}',
        {},
    ],
    ids=repr,
)
def test_what_is_no_message_is_acknowledged_without_any_call(api: Api, hook: str, body: Any) -> None:
    assert api.post(hook, body).status == 200
    assert api.recorder.names() == []


@pytest.mark.parametrize("key", ["made-up", "e30.Zg", "x" * 90])
def test_a_forged_key_leads_nowhere_without_any_call(api: Api, hook: str, key: str) -> None:
    assert api.post(f"/hooks/ok/{key}", DELIVERY).status == 404
    assert api.post(f"{hook[:-1]}{'A' if hook[-1] != 'A' else 'B'}", DELIVERY).status == 404
    assert api.recorder.names() == []


def test_the_seal_of_something_else_is_no_key(api: Api, container: Container, community: Community) -> None:
    assert api.post(f"/hooks/ok/{container.signing.signer.sign('order', community.id)}", DELIVERY).status == 404


def test_a_key_lives_through_a_change_of_our_own_and_not_through_the_next(
    api: Api, container: Container, settings: Settings, community: Community
) -> None:
    new, old = settings.token_keys.split(",")
    for keys, status in ((new, 200), (old, 200), ("older", 404)):
        answer = api.post(f"/hooks/ok/{KeyedSigner([keys]).sign(HOOK, community.id)}", DELIVERY)
        assert answer.status == status, keys


def test_the_key_of_another_community_fills_only_its_inbox(
    api: Api, container: Container, ok: Ok, community: Community
) -> None:
    other = ok.found(container)
    api.community = other.id
    assert api.post(path(container, other.id), DELIVERY).status == 200
    assert (len(kept(container, community)), len(kept(container, other))) == (0, 1)


def test_what_is_too_large_is_refused_without_being_read(api: Api, hook: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(_: bytes) -> Any:
        raise AssertionError("it was read")

    monkeypatch.setattr("chalicelib.ok.webhook_parser.read_incoming", read)
    body = json.dumps(written(text="x" * LARGEST_DELIVERY)).encode()
    answer = api.post(hook, body)
    assert (answer.status, answer.kind) == (413, "too_large")
    assert api.recorder.names() == []


def test_a_large_message_that_is_just_not_too_large_is_kept(
    api: Api, hook: str, container: Container, community: Community
) -> None:
    room = LARGEST_DELIVERY - len(json.dumps(written(text="")).encode())
    assert api.post(hook, json.dumps(written(text="x" * room)).encode()).status == 200
    assert len(kept(container, community)) == 1


@pytest.mark.parametrize("sign", ["\U0001f9e6", "\x01", "\ud800"], ids=ascii)
def test_every_text_of_a_delivery_may_be_of_the_longest_signs(
    api: Api, hook: str, container: Container, community: Community, sign: str
) -> None:
    """Each at every limit there is and far beyond: kept, or no message; never a failure, after which OK comes again."""
    for length in (75, 200, 300, 1_000, 4_000, 20_000):
        text = sign * length
        message = {"text": text, "mid": text, "reply_to": text, "attachment": {"type": text, "payload": {"url": text}}}
        full = {
            **written(**message),
            "sender": {"user_id": f"user:{ANNA}", "name": text},
            "recipient": {"chat_id": text},
        }
        pressed = {"webhookType": "MESSAGE_CALLBACK", "callbackId": text, "payload": text}
        for delivery in (full, {**full, **pressed}, written(text=text, mid=f"mid:{length}{sign!a}")):
            answer = api.post(hook, json.dumps(delivery).encode())
            assert answer.status in (200, 413), (length, answer.text)
    longest = max(len(each.text) for each in kept(container, community))
    assert longest == 4_000


# Networks


def test_a_delivery_from_elsewhere_is_kept_and_seen_by_an_operator(
    api: Api, hook: str, container: Container, community: Community, capsys: pytest.CaptureFixture[str]
) -> None:
    """The test client's address is none of OK's."""
    api.post(hook, DELIVERY)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    (trouble,) = (line for line in lines if line.get("trouble") == "hook_from_elsewhere")
    assert trouble["network"] == "127.0.0.0/24"
    assert len(kept(container, community)) == 1


def _deliver(settings: Settings, clock: Clock, community: Community, **changes: str) -> tuple[Answer, Recorder]:
    container = bootstrap.build(replace(settings, **changes), clock, CountedIds())
    bootstrap.install(container)
    recorder = Recorder.of(container)
    with api_of(recorder) as client:
        return client.post(path(container, community.id), DELIVERY), recorder


@pytest.mark.parametrize(("networks", "status"), [("217.20.145.192/28", 404), ("217.20.145.192/28,127.0.0.0/8", 200)])
def test_where_networks_are_enforced_only_they_get_in(
    settings: Settings, clock: Clock, community: Community, networks: str, status: int
) -> None:
    answer, recorder = _deliver(settings, clock, community, ok_hook_enforce="yes", ok_hook_networks=networks)
    assert answer.status == status, answer.text
    assert len(recorder.names()) == (status == 200)


# A store that hangs


@pytest.mark.slow
def test_a_store_that_hangs_is_told_to_ok_in_time_for_it_to_come_again(
    settings: Settings, clock: Clock, community: Community, hanging: None
) -> None:
    _deliver(settings, clock, community)  # what is imported for the first call is not the store's fault
    before = time.monotonic()
    answer, recorder = _deliver(settings, clock, community)
    assert time.monotonic() - before <= WITHIN
    assert (answer.status, answer.headers["Retry-After"]) == (503, "1")
    assert recorder.names() == ["dynamodb.TransactWriteItems"]

"""Whatever comes is read within bounds or refused in words; nothing else happens."""

import json
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.webhook_event import EventKind
from chalicelib.marketplaces.ozon.orders import read_posting
from chalicelib.marketplaces.ozon.values import read_json
from chalicelib.marketplaces.ozon.webhooks import OzonWebhooks
from tests.marketplaces.ozon.payloads import PUSHES, READ_POSTING
from tests.ok.test_malformed_hooks import ODD, changed, places

QUICK, THOROUGH = 300, 12_000
WEBHOOKS = OzonWebhooks(("195.34.21.0/24",))
ODDER = ODD | st.sampled_from(["2026-11-26T06:56:36.294123456789Z", "0001-01-01T00:00:00Z", -0.0, "1e9", "٣", "\x00"])
PLACES = [(hook, path) for hook in PUSHES.values() for path in places(hook) if path]
INNER = [path for path in places(READ_POSTING) if path]
TOUCHES = (st.sampled_from(PLACES), ODDER, st.booleans())


def check_push(content: bytes) -> None:
    with suppress(Invalid):
        event = WEBHOOKS.read(content, {})
        assert event.type
        assert len(event.id) == 64
        assert event.kind is not EventKind.ORDER or event.order
        assert event.kind is not EventKind.CHAT or event.chat
        for each in (event.type, event.seller, event.order, event.chat, event.message, event.body):
            assert len(each.encode()) <= 2_000
        assert isinstance(json.loads(event.body), dict)


def check_posting(posting: Any) -> None:
    with suppress(ValueError):  # a number that JSON itself does not take
        check_answer(json.dumps(posting, allow_nan=False).encode())


def check_answer(content: bytes) -> None:
    read = read_json(content)
    seen = read_posting(read) if isinstance(read, dict) else None
    for line in seen.lines if seen else ():
        assert line.key
        assert line.quantity is None or line.quantity > 0
        assert line.price is None or line.price >= 0
    if seen:
        assert len({line.key for line in seen.lines}) == len(seen.lines)
        repr(seen).encode()


@settings(max_examples=QUICK, deadline=None)
@given(*TOUCHES)
def test_a_push_with_something_odd_in_it(place: Any, value: Any, drop: bool) -> None:
    check_push(json.dumps(changed(place[0], place[1], value, drop)).encode())


@settings(max_examples=QUICK, deadline=None)
@given(st.sampled_from(INNER), ODDER, st.booleans())
def test_a_posting_with_something_odd_in_it(path: Any, value: Any, drop: bool) -> None:
    check_posting(changed(READ_POSTING, path, value, drop))


@settings(max_examples=QUICK, deadline=None)
@given(st.sampled_from(list(PUSHES.values())), st.integers(0, 900), st.binary(max_size=4), st.integers(0, 8))
def test_a_push_that_was_damaged_on_the_way(hook: Any, at: int, noise: bytes, lost: int) -> None:
    content = json.dumps(hook, ensure_ascii=False).encode()
    at %= len(content)
    check_push(content[:at] + noise + content[at + lost :])


@settings(max_examples=QUICK, deadline=None)
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: json.dumps(text).encode()))
def test_what_was_never_a_push(content: bytes) -> None:
    with pytest.raises(Invalid):
        WEBHOOKS.read(content, {})


@settings(max_examples=QUICK, deadline=None)
@given(st.dictionaries(st.sampled_from(sorted(READ_POSTING)), ODDER, max_size=8))
def test_a_posting_of_odd_things_only(posting: Any) -> None:
    check_posting({"posting_number": "1-1-1", **posting})


@pytest.mark.slow
@pytest.mark.long
@settings(max_examples=THOROUGH, deadline=None)
@given(*TOUCHES, st.sampled_from(INNER))
def test_thousands_of_odd_things(place: Any, value: Any, drop: bool, path: Any) -> None:
    check_push(json.dumps(changed(place[0], place[1], value, drop)).encode())
    check_posting(changed(READ_POSTING, path, value, drop))


def test_what_is_changed_is_genuine_to_begin_with() -> None:
    for hook in PUSHES.values():
        assert WEBHOOKS.read(json.dumps(hook).encode(), {}).type
    assert read_posting(read_json(json.dumps(READ_POSTING).encode()))

"""Thousands of malformed deliveries: each is read within bounds or refused in words, nothing else happens."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.inbox.message import TEXT_LENGTH, MessageKind
from chalicelib.ok.deliveries import ATTACHMENTS_LENGTH, Delivery, read_incoming
from tests.ok.hooks import CALLBACK, CREATED, created

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from(["", "user:1", "\ud800", "\x00", "x" * 5_000, "9" * 30, 1 << 80, -1, [], {}, [[]], [{}], 1e308]),
    st.recursive(st.none() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=5),
    st.dictionaries(st.sampled_from(["text", "mid", "user_id", "type", "\ud800"]), st.text(max_size=3), max_size=3),
)
HOOKS = (
    CREATED,
    CALLBACK,
    created(attachments=[{"type": "IMAGE", "payload": {"url": "https://ok.ru/"}}], reply_to="m"),
)


def places(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


PLACES = [(hook, path) for hook in HOOKS for path in places(hook) if path]


def changed(hook: Any, path: tuple[Any, ...], value: Any, drop: bool) -> Any:
    hook = copy.deepcopy(hook)
    inner = hook
    for key in path[:-1]:
        inner = inner[key]
    if drop:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return hook


def check(content: bytes) -> Delivery | None:
    """None when it was refused; what was read fits where it will be kept."""
    try:
        incoming = read_incoming(content)
    except Invalid:
        return None
    assert len(incoming.text) <= TEXT_LENGTH
    assert incoming.kind is MessageKind.OTHER or (incoming.user.isdigit() and incoming.id)
    for each in (incoming.user, incoming.name, incoming.chat, incoming.mid, incoming.callback, incoming.payload):
        assert len(each) <= 1_000
        each.encode()
    kept = json.dumps(incoming.attachments, ensure_ascii=False, allow_nan=False)
    assert len(kept.encode()) <= ATTACHMENTS_LENGTH + 100
    return incoming


@pytest.mark.parametrize("deliveries", [300, pytest.param(2_000, marks=pytest.mark.slow)])
def test_a_delivery_with_something_odd_in_it(deliveries: int) -> None:
    odd = given(st.sampled_from(PLACES), ODD, st.booleans())(with_something_odd)
    settings(max_examples=deliveries, deadline=None)(odd)()


def with_something_odd(place: tuple[Any, tuple[Any, ...]], value: Any, drop: bool) -> None:
    hook, path = place
    check(json.dumps(changed(hook, path, value, drop)).encode())


@settings(max_examples=500, deadline=None)
@given(st.sampled_from(HOOKS), st.integers(0, 600), st.binary(max_size=4), st.integers(0, 8))
def test_a_delivery_that_was_damaged_on_the_way(hook: Any, at: int, noise: bytes, lost: int) -> None:
    content = json.dumps(hook, ensure_ascii=False).encode()
    at %= len(content)
    check(content[:at] + noise + content[at + lost :])


@settings(max_examples=500, deadline=None)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=100).map(lambda text: json.dumps(text).encode())))
def test_what_was_never_a_delivery(content: bytes) -> None:
    assert check(content) is None


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*CREATED, *CALLBACK]), ODD, max_size=6))
def test_a_delivery_of_odd_things_only(hook: Any) -> None:
    with suppress(ValueError):  # a number that JSON itself does not take
        check(json.dumps(hook, allow_nan=False).encode())


def test_what_is_changed_is_genuine_to_begin_with() -> None:
    for hook in HOOKS:
        assert check(json.dumps(hook).encode())

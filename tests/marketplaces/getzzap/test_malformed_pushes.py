"""Thousands of malformed pushes and answers: each is read within bounds or refused in words, nothing else happens."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.marketplaces.getzzap.order_form import read_order
from chalicelib.marketplaces.getzzap.paths import find
from chalicelib.marketplaces.getzzap.profile import read_profile
from chalicelib.marketplaces.getzzap.webhooks import GenericWebhooks
from chalicelib.outgoing.lenient import objects, parse
from tests.marketplaces.getzzap.payloads import FOREIGN, ORDER, PROFILE, push

WEBHOOKS = GenericWebhooks(lambda headers, body: True)
FOREIGN_PROFILE = read_profile(json.dumps(PROFILE))
ODD = st.one_of(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    st.sampled_from(["", "\ud800", "\x00", "x" * 5_000, "9" * 30, 1 << 80, -1, [], {}, [[]], [{}], 1e308, "1e400"]),
    st.recursive(st.none() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=5),
    st.dictionaries(st.sampled_from(["key", "phone", "\ud800"]), st.text(max_size=3), max_size=3),
)
EVENT: dict[str, Any] = {"type": "order.created", "timestamp": "2026-11-28T07:06:00Z", "data": ORDER}


def places(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


PLACES = [path for path in places(EVENT) if path]
FOREIGN_PLACES = [path for path in places(FOREIGN) if path]


def changed(thing: Any, path: tuple[Any, ...], value: Any) -> Any:
    thing = copy.deepcopy(thing)
    inner = thing
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return thing


def check(content: bytes) -> None:
    try:
        pushed = WEBHOOKS.read_pushed(content, {"webhook-id": "m"})
    except Invalid:
        return
    assert len(pushed.event.body.encode()) <= LONGEST_BODY
    json.loads(pushed.event.body)
    if pushed.sighting:
        assert pushed.sighting.order
        assert all(line.quantity is None or line.quantity > 0 for line in pushed.sighting.lines)
        assert len({line.key for line in pushed.sighting.lines}) == len(pushed.sighting.lines)
        "".join([pushed.sighting.comment, *pushed.sighting.extra, *pushed.sighting.extra.values()]).encode()


def pushed_is_read(path: tuple[Any, ...], value: Any) -> None:
    check(json.dumps(changed(EVENT, path, value)).encode())


def answer_is_read(path: tuple[Any, ...], value: Any) -> None:
    """Of somebody else, through a mapping."""
    found = parse(json.dumps(changed(FOREIGN, path, value)))
    for each in objects(find("data.rows", found)):
        read_order(FOREIGN_PROFILE.mapping.applied(each), FOREIGN_PROFILE.phases, UTC)


QUICK = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.sampled_from(PLACES), ODD)
def test_a_push_with_something_odd_in_it(path: tuple[Any, ...], value: Any) -> None:
    pushed_is_read(path, value)


@QUICK
@given(st.sampled_from(FOREIGN_PLACES), ODD)
def test_an_answer_with_something_odd_in_it(path: tuple[Any, ...], value: Any) -> None:
    answer_is_read(path, value)


@QUICK
@given(st.integers(0, 2_000), st.binary(max_size=4), st.integers(0, 8))
def test_a_push_that_was_damaged_on_the_way(at: int, noise: bytes, lost: int) -> None:
    content = push()
    at %= len(content)
    check(content[:at] + noise + content[at + lost :])


@QUICK
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: json.dumps(text).encode()))
def test_what_was_never_a_push(content: bytes) -> None:
    check(content)


@QUICK
@given(st.recursive(ODD, lambda inner: st.dictionaries(st.sampled_from([*PROFILE, "call", "path"]), inner, max_size=3)))
def test_a_profile_is_read_or_refused(profile: Any) -> None:
    with suppress(Invalid):
        read_profile(json.dumps(profile).encode())


@pytest.mark.slow
@MANY
@given(st.sampled_from(PLACES), ODD)
def test_ten_thousand_odd_pushes(path: tuple[Any, ...], value: Any) -> None:
    pushed_is_read(path, value)


@pytest.mark.long
@MANY
@given(st.sampled_from(FOREIGN_PLACES), ODD)
def test_ten_thousand_odd_answers(path: tuple[Any, ...], value: Any) -> None:
    answer_is_read(path, value)

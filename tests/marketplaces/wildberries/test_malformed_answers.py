"""Thousands of malformed answers: each is read within bounds or refused in words, nothing else happens."""

import copy
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Unavailable
from chalicelib.domain.external.sighting import Sighting
from chalicelib.marketplaces.wildberries.account import WildberriesAccount
from chalicelib.outgoing.transport import Answer, Call, Transport
from chalicelib.usecases.ports.marketplaces import AccountRefused, CallRefused, Refusing
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.wildberries.payloads import LISTED, META, NEW, ODD, OLDER, STATUS

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
DOCUMENTED = (AccountRefused, CallRefused, Unavailable)
WORDS = ["", "new", "sold", "\ud800", "\x00", "x" * 5_000, "9" * 60, "2026-11-22T10:00:00Z", "٣", "-1", "1e400"]
ODD_VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=8),
    st.sampled_from([*WORDS, 1 << 80, 10**60, -1, [], {}, [[]], [{}], [None], 1e308]),
    st.dictionaries(st.sampled_from(["id", "isB2B", "key", "decision"]), st.text(max_size=3), max_size=3),
)
ANSWERS: Mapping[str, Any] = {
    "/ping": {"TS": "2024-08-16T11:19:05+03:00", "Status": "OK"},
    "/api/v3/orders/new": {"orders": [NEW, OLDER, *ODD]},
    "/api/v3/orders": {"next": 0, "orders": [LISTED, OLDER]},
    "/api/v3/orders/status": STATUS,
    "/api/marketplace/v3/orders/meta": META,
    "/api/v3/supplies": {"next": 0, "id": "WB-GI-1", "supplies": [{"id": "WB-GI-1", "name": "x", "done": False}]},
    "/api/v3/supplies/WB-GI-1": {"id": "WB-GI-1", "done": False, "isB2b": None, "cargoType": 0},
}


class Odd(Transport, frozen=True):
    """Answers from what it is given, by the path; changes are done."""

    answers: Mapping[str, bytes] = {}
    status: int = 200

    @contextmanager
    def asking(self, call: Call) -> Iterator[Answer]:
        done = call.method == "PATCH" and self.status == 200
        yield Answer(204 if done else self.status, {"x-ratelimit-retry": "1"}, self.answers.get(call.path, b""))


def account(answers: Mapping[str, bytes], status: int = 200, apart: bool = True) -> WildberriesAccount:
    transport = Odd("http://x", FakeLimiter(), CallLog(), answers=answers, status=status)
    return WildberriesAccount(transport, lambda: NOW, unmarked_apart=apart)


def written(answer: Any) -> bytes:
    return json.dumps(answer).encode()


GENUINE = {path: written(answer) for path, answer in ANSWERS.items()}


def check(asked: WildberriesAccount) -> None:
    """All that can be asked; what comes of it can be kept."""
    with suppress(*DOCUMENTED):
        asked.check()
    seen: list[Sighting] = []
    for cursor in (None, f"{int(NOW.timestamp()) - 10}.{int(NOW.timestamp())}.0"):
        with suppress(*DOCUMENTED):
            seen += asked.list(NOW, NOW, cursor).sightings
    with suppress(*DOCUMENTED):
        read = asked.read("13833711")
        seen += [read] if read else []
    for each in seen[:3]:
        for change in (asked.reasons, lambda order: asked.refuse(order, Refusing())):
            with suppress(*DOCUMENTED):
                change(each)
        with suppress(*DOCUMENTED):
            asked.accept(each, {"1": 1})
    for each in seen:
        kept(each)


def kept(seen: Sighting) -> None:
    assert seen.order.isascii()
    assert seen.order.isdigit()
    assert len(seen.order) <= 40
    for line in seen.lines:
        assert (line.key, line.quantity, line.sum) == ("1", 1, line.price)
        assert line.price is None or 0 <= line.price < 10**15
        (line.article + line.sku).encode()
    words = [seen.status, seen.substatus, seen.group, seen.comment, seen.currency, *seen.extra.values()]
    words += [need.name for need in seen.needs]
    for word in words:
        assert len(word.encode("utf-8")) <= 4_000


def places(thing: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    inner = thing.items() if isinstance(thing, dict) else enumerate(thing) if isinstance(thing, list) else ()
    for key, value in inner:
        yield from places(value, (*path, key))


PLACES = [(where, path) for where, answer in ANSWERS.items() for path in places(answer) if path]


def changed(answer: Any, path: tuple[Any, ...], value: Any, drop: bool) -> Any:
    answer = copy.deepcopy(answer)
    inner = answer
    for key in path[:-1]:
        inner = inner[key]
    if drop:
        del inner[path[-1]]
    else:
        inner[path[-1]] = value
    return answer


def test_what_is_changed_is_genuine_to_begin_with() -> None:
    asked = account(GENUINE)
    assert asked.check().seller == ""
    assert len(asked.list(NOW, NOW).sightings) == 11
    read = asked.read("13833711")
    assert read is not None
    asked.accept(read, {"1": 1})
    check(asked)


def odd_in_it(place: tuple[str, tuple[Any, ...]], value: Any, drop: bool, status: int) -> None:
    where, path = place
    check(account({**GENUINE, where: written(changed(ANSWERS[where], path, value, drop))}, status))


def damaged(where: str, at: int, noise: bytes, lost: int) -> None:
    content = GENUINE[where]
    at %= len(content)
    check(account({**GENUINE, where: content[:at] + noise + content[at + lost :]}))


HOW = (
    st.sampled_from(PLACES),
    ODD_VALUES,
    st.booleans(),
    st.sampled_from([200, 200, 200, 201, 400, 401, 404, 409, 429]),
)
DAMAGE = (st.sampled_from([*ANSWERS]), st.integers(0, 5_000), st.binary(max_size=4), st.integers(0, 8))


@settings(max_examples=300, deadline=None)
@given(*HOW)
def test_an_answer_with_something_odd_in_it(
    place: tuple[str, tuple[Any, ...]], value: Any, drop: bool, status: int
) -> None:
    odd_in_it(place, value, drop, status)


@settings(max_examples=100, deadline=None)
@given(*DAMAGE)
def test_an_answer_that_was_damaged_on_the_way(where: str, at: int, noise: bytes, lost: int) -> None:
    damaged(where, at, noise, lost)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([*ANSWERS]), st.one_of(st.binary(max_size=100), ODD_VALUES.map(written)))
def test_what_was_never_an_answer(where: str, content: bytes) -> None:
    check(account({**GENUINE, where: content}))


@pytest.mark.parametrize(
    "count", [pytest.param(2_500, marks=pytest.mark.slow), pytest.param(10_000, marks=pytest.mark.long)]
)
def test_thousands_of_answers_with_something_odd_in_them(count: int) -> None:
    settings(max_examples=count, deadline=None)(given(*HOW)(odd_in_it))()


@pytest.mark.long
@settings(max_examples=100_000, deadline=None)
@given(*DAMAGE)
def test_a_hundred_thousand_damaged_answers(where: str, at: int, noise: bytes, lost: int) -> None:
    damaged(where, at, noise, lost)

"""Thousands of malformed answers: each is read within bounds or refused as documented, nothing else happens."""

import copy
import json
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import KabinetError
from chalicelib.marketplaces.zzap.answers import read_answer
from chalicelib.marketplaces.zzap.orders import read_order
from chalicelib.marketplaces.zzap.status_codes import StatusCodes, read_track_codes
from chalicelib.outgoing.lenient import objects
from chalicelib.outgoing.transport import Answer, Call, Transport
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.zzap.payloads import ROW, wrapped

ODD = st.one_of(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    st.sampled_from(["", "\ud800", "\x00", "x" * 5_000, "9" * 30, 1 << 80, -1, [], {}, [[]], [{}], 1e308, "1e400"]),
    st.recursive(st.none() | st.text(max_size=3), lambda inner: st.lists(inner, max_size=3), max_leaves=5),
    st.sampled_from(["/Date(1)/", "0000-00-00", "31.02.2026", "2026-11-28T10:00:00+99:99", "٣", "1.000", "−5"]),
)
ROWS = st.dictionaries(st.sampled_from(list(ROW)), ODD, max_size=5).map(lambda odd: {**copy.deepcopy(ROW), **odd})


def check(content: bytes) -> None:
    transport = Transport(url="https://x", limiter=FakeLimiter(), made=CallLog())
    try:
        found = read_answer(transport, Call("POST", "/x"), Answer(200, {}, content))
    except KabinetError:
        return
    read_track_codes(found.get("table"))
    for row in objects(found.get("table")):
        order = read_order(row, StatusCodes(), ZoneInfo("Europe/Moscow"))
        if order is None:
            continue
        line = order.lines[0]
        assert 0 < len(order.order) <= 40
        assert line.quantity is None or line.quantity > 0
        assert line.price is None or line.price >= 0
        assert len(order.comment) <= 2_000
        json.dumps([order.order, order.comment, line.name, line.quantity_text]).encode()
        "".join([order.comment, line.name, line.article, *order.extra.values()]).encode()


def rows_are_read(row: Any) -> None:
    check(wrapped(json.dumps({"error": "", "table": [row, row]})))


def damage_is_read(at: int, noise: bytes, lost: int) -> None:
    content = wrapped({"error": "", "table": [ROW]})
    at %= len(content)
    check(content[:at] + noise + content[at + lost :])


QUICK = settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
MANY = settings(max_examples=10_000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAMAGE = (st.integers(0, 2_000), st.binary(max_size=4), st.integers(0, 8))


@QUICK
@given(ROWS)
def test_a_row_with_something_odd_in_it(row: Any) -> None:
    rows_are_read(row)


@QUICK
@given(*DAMAGE)
def test_an_answer_that_was_damaged_on_the_way(at: int, noise: bytes, lost: int) -> None:
    damage_is_read(at, noise, lost)


@QUICK
@given(st.binary(max_size=300) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace")))
def test_what_was_never_an_answer(content: bytes) -> None:
    check(content)
    check(b"<string>" + content + b"</string>")


@pytest.mark.parametrize(
    "count", [pytest.param(2_500, marks=pytest.mark.slow), pytest.param(10_000, marks=pytest.mark.long)]
)
def test_thousands_of_odd_rows(count: int) -> None:
    settings(MANY, max_examples=count)(given(ROWS)(rows_are_read))()


@pytest.mark.long
@MANY
@given(*DAMAGE)
def test_ten_thousand_damaged_answers(at: int, noise: bytes, lost: int) -> None:
    damage_is_read(at, noise, lost)

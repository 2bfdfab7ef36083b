"""Values of partners who keep to no type."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from chalicelib.outgoing.lenient import inside, kopecks, moment, number, objects, parse, pieces, text

MOSCOW = ZoneInfo("Europe/Moscow")
AT = datetime(2026, 11, 28, 7, 5, tzinfo=UTC)


def test_json_keeps_every_digit_and_odd_numbers_spoil_nothing() -> None:
    assert parse('{"a": 1530.10, "b": 12345678901234567890}') == {"a": Decimal("1530.10"), "b": 12345678901234567890}
    huge = "9" * 5_000
    assert parse(f"[{huge}, 1e99999999999999999999, 1e-400, NaN, 7]") == [
        *(huge, "1e99999999999999999999", "1e-400", None, 7),
    ]
    for broken in ("", "{", "[" * 100_000, b"\xff", "nope"):
        assert parse(broken) is None


def test_what_is_of_another_kind_is_empty() -> None:
    for odd in (None, 5, "x", [1], True):
        assert inside(odd) == {}
    assert objects([{"a": 1}, None, 5, [], {}]) == [{"a": 1}, {}]
    assert objects({"a": 1}) == []


def test_texts_and_numbers_are_text_and_nothing_else_is() -> None:
    for value, read in (
        (" я \x00", "я"),
        (71000001, "71000001"),
        (Decimal("1.50"), "1.50"),
        ("\ud800", "?"),
        ("x" * 500, "x" * 300),
        (True, ""),
        (None, ""),
        ([], ""),
        ({}, ""),
    ):
        assert text(value) == read


def test_pieces_are_whole_and_at_least_one() -> None:
    for value in (2, "2", " 2 ", "2.0", "2,00", Decimal("2.00"), "+2"):
        assert pieces(value) == 2
    odd: tuple[Any, ...] = (
        0,
        "0",
        -1,
        "-1",
        "2.5",
        Decimal("0.5"),
        "В наличии",
        "2 шт",
        "",
        None,
        True,
        [],
        10**9,
        "9" * 60,
    )
    for value in odd:
        assert pieces(value) is None


def test_money_is_exact_and_never_guessed() -> None:
    for value, read in (
        (1530, 153_000),
        (Decimal("1530.1"), 153_010),
        ("1530.0000", 153_000),
        ("1 530,50 р.", 153_050),
        ("1.355,90", 135_590),
        ("12.3456", 1_235),
        (Decimal("0.1") + Decimal("0.2"), 30),
        (0, 0),
    ):
        assert kopecks(value) == read, value
    odd: tuple[Any, ...] = (-1, "-5", "1.000", "даром", "", None, True, {}, 10**15, "NaN", "1e5")
    for value in odd:
        assert kopecks(value) is None, value


@pytest.mark.parametrize(
    "written",
    [
        "2026-11-28T07:05:00Z",
        "2026-11-28T07:05:00.000000000Z",
        "2026-11-28T10:05:00+03:00",
        "2026-11-28T10:05:00.0000000+0300",
        "2026-11-28 10:05",
        "2026-11-28T10:05:00",
        "28.11.2026 10:05:00",
        "28.11.2026 10:05",
        "/Date(1795849500000)/",
        "/Date(1795849500000+0300)/",
        1795849500,
        1795849500000,
        "2026-11-28T02:05:00-05",
    ],
)
def test_a_moment_in_any_of_its_forms(written: Any) -> None:
    assert moment(written, MOSCOW) == AT


def test_a_day_begins_where_its_clock_says() -> None:
    assert moment("2026-11-28", MOSCOW) == datetime(2026, 11, 27, 21, tzinfo=UTC)
    assert moment("28.11.2026") == datetime(2026, 11, 28, tzinfo=UTC)
    assert moment("2026-11-28T10:05:00.123456789Z") == datetime(2026, 11, 28, 10, 5, 0, 123_456, tzinfo=UTC)


def test_what_cannot_be_a_time_is_none() -> None:
    odd: tuple[Any, ...] = ("", "вчера", "2026-13-45", "31.02.2026", "2026-11-28T25:61", "0001-01-01T00:00:00", 5, -1)
    for written in (*odd, "9999-12-31T23:59:59+99:99", 10**30, None, True, [], "/Date(9)/", "/Date(999999999999999)/"):
        assert moment(written, MOSCOW) is None, written


def test_a_number_is_a_plain_one() -> None:
    assert number("1 000,5") == Decimal("1000.5")
    for odd in ("1e5", "0x1", "٣", "1_000", "", None, False):
        assert number(odd) is None

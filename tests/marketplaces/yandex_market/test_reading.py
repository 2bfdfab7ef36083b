"""Numbers, sums and times in whatever form they come."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.marketplaces.yandex_market.reading import (
    HIGHEST,
    inside,
    kopecks,
    listed,
    moment,
    number,
    parsed,
    pieces,
    text,
)

NO_IDS: list[Any] = ["", "0", "-1", "1.0", "x", "9" * 41, "٣", None, True, [], {}]
NO_PIECES: list[Any] = ["0", "-2", "1.5", "1e3", "много", "", None, True, [], "9" * 10]
NO_SUMS: list[Any] = ["-1", "-0.01", "NaN", "Infinity", "1e999", "дорого", "", None, True, [], {}]
NO_TIMES: list[Any] = [
    *("", None, 5, True, [], "20261122", "2026-11-22T10:15:61Z", "2026-13-01T00:00:00Z", "вчера"),
    *("1999-01-01T00:00:00Z", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59", "1732270530"),
    *("99-99-2026 00:00:00", "2026-11-22T10:15:30+99:00"),
]
AT = datetime(2026, 11, 22, 10, 15, 30, tzinfo=UTC)


def test_numbers_stay_the_text_they_were_written_as() -> None:
    told = parsed(b'{"price": 1530.10, "id": 9223372036854775808, "long": ' + b"9" * 5_000 + b', "yes": true}')
    assert (told["price"], told["id"], told["yes"]) == ("1530.10", "9223372036854775808", True)
    assert len(told["long"]) == 5_000


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b'{"a": NaN}', b"[Infinity]"])
def test_what_is_no_json_is_none(body: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 – the kinds of json differ
        parsed(body)


def test_an_id_is_digits() -> None:
    for value, read in (("41", "41"), ("041", "41"), (" 41 ", "41"), ("9" * 40, "9" * 40)):
        assert number({"id": value}, "id") == read
    for none in NO_IDS:
        assert number({"id": none}, "id") == ""


def test_pieces_are_whole_and_more_than_none() -> None:
    for value, read in (("1", 1), ("2.0", 2), ("999999999", 999_999_999)):
        assert pieces({"count": value}, "count") == read
    for none in NO_PIECES:
        assert pieces({"count": none}, "count") is None


def test_a_sum_loses_no_kopeck() -> None:
    for value, read in (
        *(
            ("1530.0000", 153_000),
            ("0.1", 10),
            ("4590.05", 459_005),
            ("0", 0),
            ("1530,50", 153_050),
            ("1.53e3", 153_000),
        ),
        *(
            ("1530.10000000001", 153_010),
            ("0.005", 1),
            ("90071992547409.93", None),
            ("9007199254740.99", 900_719_925_474_099),
        ),
    ):
        assert kopecks({"value": value}, "value") == read, value
    assert kopecks({"value": "1e-99999999"}, "value") == 0
    for none in NO_SUMS:
        assert kopecks({"value": none}, "value") is None, none
    assert kopecks({"value": str(HIGHEST)}, "value") is None


def test_a_time_in_every_form() -> None:
    for value in (
        *("2026-11-22T10:15:30Z", "2026-11-22T13:15:30+03:00", "2026-11-22T10:15:30.000000017Z"),
        *("2026-11-22 10:15:30", "2026-11-22t10:15:30z", "22-11-2026 13:15:30", " 2026-11-22T10:15:30Z "),
    ):
        assert moment({"at": value}, "at") == AT, value
    for none in NO_TIMES:
        assert moment({"at": none}, "at") is None, none


def test_what_is_of_another_type_is_not_there() -> None:
    odd: tuple[Any, ...] = (None, 5, "x", True)
    for value in odd:
        assert inside({"a": value}, "a") == {}
        assert listed({"a": value}, "a") == []
    assert listed({"a": [{"b": 1}, None, 5]}, "a") == [{"b": 1}]
    assert text({"a": "\ud800x"}, "a") == "?x"
    assert text({"a": "x" * 600}, "a", 3) == "xxx"

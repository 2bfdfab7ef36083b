"""Values as they come: whatever stands there, it is read or nothing is."""

from datetime import UTC, datetime

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.ozon import values

MOMENT = datetime(2026, 11, 26, 6, 56, 36, tzinfo=UTC)


def test_numbers_stay_the_texts_they_are_written_as() -> None:
    read = values.read_json(b'{"a": 3000000000817031942, "b": 1.50, "c": 1e400, "d": true, "e": ' + b"9" * 5_000 + b"}")
    assert (read["a"], read["b"], read["c"], read["d"]) == ("3000000000817031942", "1.50", "1e400", True)
    assert read["e"] == "9" * 5_000


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"NaN", b'{"a": Infinity}', b"[" * 100_000, b"<h1>"])
def test_what_is_no_json_is_refused(body: bytes) -> None:
    with pytest.raises(Invalid):
        values.read_json(body)


def test_a_text_can_be_kept() -> None:
    for given, read in (
        (" а ", "а"),
        ("\ud800", "?"),
        ("a\0b", "ab"),
        ("x" * 300, "x" * 200),
        (True, ""),
        (None, ""),
        ([], ""),
    ):
        assert values.text(given) == read


def test_what_something_is_known_by_is_never_cut() -> None:
    for given, read in (
        (" 7 ", "7"),
        ("x" * 100, "x" * 100),
        ("x" * 101, ""),
        ("я" * 51, ""),
        ("a\nb", ""),
        (7, ""),
        (None, ""),
    ):
        assert values.name_of(given) == read


def test_whole_numbers() -> None:
    for given, read in (
        ("0", 0),
        ("147451959", 147451959),
        ("2.000", 2),
        (str((1 << 63) - 1), (1 << 63) - 1),
        (str(1 << 63), None),
        ("1.5", None),
        ("-1", None),
        ("1e3", None),
        ("", None),
        ("٣", None),
        (True, None),
        (None, None),
    ):
        assert values.whole_number(given) == read, given


def test_money_is_exact() -> None:
    for given, read in (
        ("1530.0000", 153000),
        ("0.1", 10),
        ("0.29", 29),
        ("1 530,50", 153050),
        ("999999999999.99", 99999999999999),
        ("10.004999", 1000),
        ("10.005", 1001),
        ("0.995", 100),
        ("0", 0),
        ("-1", None),
        ("", None),
        ("free", None),
        ("1e3", None),
        ("NaN", None),
        ("9" * 30, None),
        (None, None),
        ({"amount": "1"}, None),
        (False, None),
    ):
        assert values.kopecks(given) == read, given


def test_moments_in_every_form() -> None:
    for given, read in (
        ("2026-11-26T06:56:36Z", MOMENT),
        ("2026-11-26t06:56:36z", MOMENT),
        ("2026-11-26 06:56:36", MOMENT),
        ("2026-11-26T09:56:36+03:00", MOMENT),
        ("2026-11-26T09:56:36+0300", MOMENT),
        ("2026-11-25T20:56:36-10:00", MOMENT),
        ("2026-11-26T06:56:36.294123456Z", MOMENT.replace(microsecond=294123)),
        ("2026-11-26T06:56:36,5", MOMENT.replace(microsecond=500000)),
        ("2026-11-26T06:56Z", MOMENT.replace(second=0)),
        ("2026-11-26", datetime(2026, 11, 26, tzinfo=UTC)),
    ):
        assert values.moment(given) == read, given


@pytest.mark.parametrize(
    "given",
    [
        *("", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59-23:00", "2026-02-30", "2026-11-26T25:00:00Z", "завтра"),
        *("2026-11-26T06:56:36+99:00", "1764140196", "2026-11-26T06:56:36.Z", "2026-11-26T06:56:60Z"),
        *(None, True, {}, 5),
    ],
)
def test_what_is_no_moment(given: object) -> None:
    assert values.moment(given) is None


def test_objects_within() -> None:
    assert values.inside({"a": {"b": "1"}}, "a") == {"b": "1"}
    assert values.inside({"a": []}, "a") == values.inside([], "a") == values.inside(None, "a") == {}
    assert values.objects([{"a": "1"}, None, "x", []]) == [{"a": "1"}]
    assert values.objects({"a": "1"}) == values.objects(None) == []


def test_yes_may_be_a_word() -> None:
    assert all(values.is_true(each) for each in (True, "true", " True "))
    assert not any(values.is_true(each) for each in ("false", "1", 1, None))


def test_a_moment_is_written_in_utc() -> None:
    assert values.written_moment(MOMENT) == "2026-11-26T06:56:36.000Z"

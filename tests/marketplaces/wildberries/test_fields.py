"""What stands in their JSON, whatever its type."""

from datetime import UTC, datetime

from chalicelib.marketplaces.wildberries import fields
from tests.marketplaces.wildberries.payloads import odd

AT = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def test_a_whole_number_is_its_digits_and_anything_else_is_none() -> None:
    for value in (7, "7", " 007 ", 7.0):
        assert fields.digits(value) == "7", value
    assert [fields.digits(value) for value in (10**39, 0, "000")] == ["1" + "0" * 39, "0", "0"]
    for value in odd(
        None, True, -1, "-1", 1.5, float("nan"), float("inf"), 1e300, "٣", "1e3", 10**40, "9" * 41, [], {}, ""
    ):
        assert fields.digits(value) == "", value


def test_text_is_cut_kept_storable_and_never_of_another_type() -> None:
    for value, text in (("я", "я"), (" a ", "a"), (12, "12"), ("\ud800", "?"), (None, ""), ([1], ""), (True, "")):
        assert fields.text(value) == text
    assert len(fields.text("x" * 5_000)) == fields.LONGEST


def test_a_list_of_words_may_be_one_word() -> None:
    for value, words in ((["a", 7, None, [], ""], ["a", "7"]), ("sgtin", ["sgtin"]), (None, []), ({}, [])):
        assert fields.texts(value) == words


def test_a_price_is_minor_units_exactly_or_none() -> None:
    for value, price in ((1014, 1014), ("1014", 1014), ("1014.00", 1014), (1014.0, 1014), (0, 0), ("0", 0)):
        assert fields.minor_units(value) == price
    for value in odd(None, -1, "-1", 10.5, "10.5", "дорого", True, [], 10**15, float("nan")):
        assert fields.minor_units(value) is None, value


def test_yes_and_no_in_their_forms() -> None:
    for value, said in ((True, True), ("true", True), (1, True), ("False", False), (0, False), (None, None), (2, None)):
        assert fields.flag(value) is said


def test_a_moment_in_its_forms() -> None:
    for value in (
        *("2026-11-22T10:00:00Z", "2026-11-22T13:00:00+03:00", "2026-11-22 10:00:00", "2026-11-22T10:00:00.000000000Z"),
        *(int(AT.timestamp()), str(int(AT.timestamp())), int(AT.timestamp() * 1000), AT.timestamp()),
    ):
        assert fields.moment(value) == AT, value
    for value in odd(
        None, "", "вчера", True, [], 0, 10**30, "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", -1
    ):
        assert fields.moment(value) is None, value


def test_what_is_no_object_or_list_is_an_empty_one() -> None:
    assert fields.thing({"a": 1}) == {"a": 1}
    assert fields.things([{"a": 1}, None, 7]) == [{"a": 1}]
    for value in odd(None, "a", 7, True):
        assert fields.thing(value) == {}
        assert fields.things(value) == []

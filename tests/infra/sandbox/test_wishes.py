"""What every control call reads strictly."""

from typing import Any

from infra.sandbox.wishes import boolean, one_of, only, read_moment, read_number, read_text
from tests.infra.sandbox.wishing import refused


def test_texts_and_numbers_have_their_bounds() -> None:
    assert read_text({"text": " я "}, "text", 1) == "я"
    assert read_text({}, "text", 1, least=0) == ""
    wrong: dict[str, Any]
    for wrong in ({}, {"text": " "}, {"text": "яя"}, {"text": 5}):
        assert "text" in refused(read_text, wrong, "text", 1)
    assert [read_number(each, "n", 3, 0, 5) for each in ({}, {"n": 0}, {"n": 5}, {"n": 2.5})] == [3, 0, 5, 2.5]
    for wrong in ({"n": -1}, {"n": 6}, {"n": "3"}, {"n": True}, {"n": None}):
        assert "n" in refused(read_number, wrong, "n", 3, 0, 5)


def test_a_misspelt_name_is_told_with_those_there_are() -> None:
    only({}, "a")
    only({"a": 1}, "a", "b")
    assert refused(only, {"a": 1, "c": 1}, "a", "b") == "Unknown name: c. Known: a, b."


def test_a_word_is_one_of_those_there_are_and_a_flag_is_said_outright() -> None:
    assert one_of({"kind": "b"}, "kind", ("a", "b")) == "b"
    wrong: dict[str, Any]
    for wrong in ({}, {"kind": None}, {"kind": "c"}, {"kind": ["a"]}):
        assert refused(one_of, wrong, "kind", ("a", "b")) == "kind must be one of: a, b."
    assert [boolean({"on": each}, "on") for each in (True, False)] == [True, False]
    for value in (None, 1, "true"):
        assert "on" in refused(boolean, {"on": value}, "on")


def test_a_moment_names_its_zone() -> None:
    assert read_moment({}, "at") is None
    at = read_moment({"at": "2026-11-28T10:05:00+03:00"}, "at")
    assert at is not None
    assert at.isoformat() == "2026-11-28T10:05:00+03:00"
    for value in ("вчера", "2026-11-28T10:05:00", 5):
        assert "at" in refused(read_moment, {"at": value}, "at")

"""What a test or the page asks for, read strictly."""

from typing import Any

import pytest

from infra.sandbox.ok.launch import LaunchWish
from infra.sandbox.ok.memory import Play
from infra.sandbox.ok.people import Person, demo_people
from infra.sandbox.ok.wishes import FORGE, only, read_launch, read_number, read_person, read_play, read_text
from infra.sandbox.wire import Refused
from tests.world import ANNA

FIND = demo_people().get
ANNA_PERSON = demo_people()[ANNA]


def refused(read: Any, *arguments: Any) -> str:
    with pytest.raises(Refused) as refusal:
        read(*arguments)
    assert refusal.value.status == 400
    return refusal.value.message


def test_a_person_is_changed_in_what_is_named() -> None:
    assert read_person({"user": ANNA}, FIND) == ANNA_PERSON
    changed = read_person({"user": ANNA, "status": "BLOCKED", "role": "EDITOR", "allowed": False}, FIND)
    assert changed == Person(ANNA, "Анна Петрова", "BLOCKED", "EDITOR", allowed=False)
    assert read_person({"user": ANNA, "role": None}, FIND).role is None
    assert read_person({"user": "777", "name": "Новая"}, FIND) == Person("777", "Новая")


def test_a_wrong_person_is_refused_by_what_is_wrong() -> None:
    for wish, about in (
        ({"user": 5}, "user"),
        ({"user": "٥"}, "user"),
        ({"user": "1" * 21, "name": "x"}, "user"),
        ({"user": "777"}, "name"),
        ({"user": ANNA, "name": "я" * 101}, "name"),
        ({"user": ANNA, "allowed": 1}, "allowed"),
        ({"user": ANNA, "satus": "ACTIVE"}, "satus"),
    ):
        assert about in refused(read_person, wish, FIND)


def test_a_launch_has_defaults_and_every_forgery_there_is() -> None:
    assert read_launch({"user": ANNA}, FIND) == (LaunchWish(ANNA), None)
    assert [read_launch({"user": ANNA, "forge": each}, FIND)[1] for each in FORGE] == list(FORGE)
    wish, _ = read_launch({"user": ANNA, "frame": "mobile", "lang": "en", "extra": {"a": "b"}}, FIND)
    assert (wish.frame, wish.lang, wish.extra) == ("mobile", "en", {"a": "b"})
    wrong: dict[str, Any]
    for wrong in ({"frame": "tv"}, {"lang": "de"}, {"forge": "all"}, {"custom_args": "x" * 1001}, {"extra": {"a": 1}}):
        assert next(iter(wrong)) in refused(read_launch, {"user": ANNA, **wrong}, FIND)
    assert "user" in refused(read_launch, {"user": "nobody"}, FIND)


def test_the_manner_of_the_play_changes_in_what_is_named() -> None:
    assert read_play({}, Play()) == Play()
    assert read_play({"dates": "date", "page": 7}, Play("wrapped")) == Play("wrapped", "date", 7)
    wrong: dict[str, Any]
    for wrong in (
        {"page": 0},
        {"page": 101},
        {"page": True},
        {"dates": None},
        {"memberships": []},
        {"letters": "shut"},
    ):
        assert next(iter(wrong)) in refused(read_play, wrong, Play())


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

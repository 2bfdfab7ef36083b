"""What a test or the page asks for, read strictly."""

from typing import Any

from infra.sandbox.ok.launch import LaunchWish
from infra.sandbox.ok.memory import Play
from infra.sandbox.ok.people import Person, demo_people
from infra.sandbox.ok.wishes import FORGE, read_launch, read_person, read_play
from tests.infra.sandbox.wishing import refused
from tests.world import ANNA

FIND = demo_people().get
ANNA_PERSON = demo_people()[ANNA]


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

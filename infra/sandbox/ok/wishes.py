"""What may be wished of the played OK."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from infra.sandbox.ok.dates import DATES
from infra.sandbox.ok.forgeries import FORGERIES
from infra.sandbox.ok.launch import FRAMES, LANGUAGES, LaunchWish
from infra.sandbox.ok.memory import Play
from infra.sandbox.ok.paging import MOST
from infra.sandbox.ok.people import ROLES, STATUSES, Person
from infra.sandbox.wire import Refused
from infra.sandbox.wishes import boolean, one_of, only, read_number, read_text

FORGE = ("replay", *FORGERIES)
SHAPES = ("array", "wrapped")
LETTERS = ("open", "closed")

Find = Callable[[str], Person | None]


def read_person(given: dict[str, Any], find: Find) -> Person:
    """Changes what is named and leaves the rest; an unknown id with a name is a new person."""
    only(given, "user", "name", "status", "role", "allowed")
    user = given.get("user")
    if not isinstance(user, str) or not (user.isascii() and user.isdigit() and len(user) <= 20):
        raise Refused("user must be an id: digits in a string.")
    person = find(user)
    if person is None and "name" not in given:
        raise Refused("No such user; give a name to make one.")
    person = replace(person or Person(user, ""), name=text(given, "name", person))
    if "status" in given:
        person = replace(person, status=one_of(given, "status", STATUSES))
    if "role" in given:
        role = None if given["role"] is None else one_of(given, "role", ROLES)
        person = replace(person, role=role)
    if "allowed" in given:
        person = replace(person, allowed=boolean(given, "allowed"))
    return person


def read_launch(given: dict[str, Any], find: Find) -> tuple[LaunchWish, str | None]:
    only(given, "user", "forge", "custom_args", "frame", "lang", "group", "extra")
    forge = None if given.get("forge") is None else one_of(given, "forge", FORGE)
    wish = LaunchWish(
        user=read_user(given, find).id,
        frame=one_of({"frame": "desktop", **given}, "frame", FRAMES),
        lang=one_of({"lang": "ru", **given}, "lang", LANGUAGES),
        custom_args=custom_args(given),
        group=None if given.get("group") is None else read_text(given, "group", 20),
        extra=extra(given),
    )
    return wish, forge


def read_play(given: dict[str, Any], play: Play) -> Play:
    """Changes what is named and leaves the rest."""
    only(given, "memberships", "dates", "page", "letters")
    if "memberships" in given:
        play = replace(play, memberships=one_of(given, "memberships", SHAPES))
    if "dates" in given:
        play = replace(play, dates=one_of(given, "dates", DATES))
    if "letters" in given:
        play = replace(play, letters=one_of(given, "letters", LETTERS))
    return replace(play, page=int(read_number(given, "page", play.page, least=1, most=MOST)))


def read_user(given: Mapping[str, Any], find: Find) -> Person:
    user = given.get("user")
    person = find(user) if isinstance(user, str) else None
    if person is None:
        raise Refused("user must be the id of a sandbox user.")
    return person


def read_attachments(given: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    value = given.get("attachments")
    if value is not None and (not isinstance(value, list) or not all(isinstance(each, dict) for each in value)):
        raise Refused("attachments must be a list of objects.")
    return value


def text(given: dict[str, Any], name: str, person: Person | None) -> str:
    value = given.get(name, person.name if person else None)
    if not isinstance(value, str) or not 0 < len(value) <= 100:
        raise Refused(f"{name} must be from 1 to 100 characters.")
    return value


def custom_args(given: dict[str, Any]) -> str | None:
    value = given.get("custom_args")
    if value is not None and (not isinstance(value, str) or len(value) > 1000):
        raise Refused("custom_args must be at most 1000 characters.")
    return value


def extra(given: dict[str, Any]) -> dict[str, str]:
    value = given.get("extra") or {}
    if not isinstance(value, dict) or not all(isinstance(v, str) for v in value.values()):
        raise Refused("extra must be an object of strings.")
    return value

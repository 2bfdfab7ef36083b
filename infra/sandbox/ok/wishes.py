"""Control input, read strictly: a typo in a test gets a sentence, not a silent default."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from infra.sandbox.ok.forgeries import FORGERIES
from infra.sandbox.ok.launch import FRAMES, LANGUAGES, LaunchWish
from infra.sandbox.ok.people import ROLES, STATUSES, Person
from infra.sandbox.wire import Refused

FORGE = ("replay", *FORGERIES)
SHAPES = ("array", "wrapped")

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
    only(given, "user", "forge", "custom_args", "frame", "lang", "extra")
    user = given.get("user")
    if not isinstance(user, str) or find(user) is None:
        raise Refused("user must be the id of a sandbox user.")
    forge = None if given.get("forge") is None else one_of(given, "forge", FORGE)
    wish = LaunchWish(
        user=user,
        frame=one_of({"frame": "desktop", **given}, "frame", FRAMES),
        lang=one_of({"lang": "ru", **given}, "lang", LANGUAGES),
        custom_args=custom_args(given),
        extra=extra(given),
    )
    return wish, forge


def read_shape(given: dict[str, Any]) -> str:
    only(given, "memberships")
    return one_of(given, "memberships", SHAPES)


def only(given: dict[str, Any], *names: str) -> None:
    unknown = sorted(set(given) - set(names))
    if unknown:
        raise Refused(f"Unknown name: {unknown[0]}. Known: {', '.join(names)}.")


def one_of(given: dict[str, Any], name: str, known: tuple[str, ...]) -> str:
    value = given.get(name)
    if value not in known:
        raise Refused(f"{name} must be one of: {', '.join(known)}.")
    return str(value)


def text(given: dict[str, Any], name: str, person: Person | None) -> str:
    value = given.get(name, person.name if person else None)
    if not isinstance(value, str) or not 0 < len(value) <= 100:
        raise Refused(f"{name} must be from 1 to 100 characters.")
    return value


def boolean(given: dict[str, Any], name: str) -> bool:
    if not isinstance(given[name], bool):
        raise Refused(f"{name} must be true or false.")
    return given[name] is True


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

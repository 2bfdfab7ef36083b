"""Control input, read strictly: a typo in a test gets a sentence, not a silent default."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from infra.sandbox.wire import Refused


def only(given: Mapping[str, Any], *names: str) -> None:
    unknown = sorted(set(given) - set(names))
    if unknown:
        raise Refused(f"Unknown name: {unknown[0]}. Known: {', '.join(names)}.")


def one_of(given: Mapping[str, Any], name: str, known: Sequence[str]) -> str:
    value = given.get(name)
    if value not in known:
        raise Refused(f"{name} must be one of: {', '.join(known)}.")
    return str(value)


def boolean(given: Mapping[str, Any], name: str) -> bool:
    if not isinstance(given[name], bool):
        raise Refused(f"{name} must be true or false.")
    return given[name] is True


def read_text(given: Mapping[str, Any], name: str, longest: int, least: int = 1) -> str:
    value = given.get(name, "")
    if not isinstance(value, str) or not least <= len(value.strip()) <= longest:
        raise Refused(f"{name} must be from {least} to {longest} characters.")
    return value.strip()


def read_number(given: Mapping[str, Any], name: str, usual: float, least: float, most: float) -> float:
    value = given.get(name, usual)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise Refused(f"{name} must be a number from {least} to {most}.")
    return value


def read_moment(given: Mapping[str, Any], name: str) -> datetime | None:
    """None where none is wished."""
    value = given.get(name)
    if value is None:
        return None
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        raise Refused(f"{name} must be a time such as 2026-11-22T10:00:00Z.") from None
    if at.tzinfo is None:
        raise Refused(f"{name} must name its zone.")
    return at

"""OK's pages: an anchor is a place in a sorted list, opaque to who is given it."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from infra.sandbox.ok.errors import OkError

MOST = 100
T = TypeVar("T")
Key = tuple[int, int]


@dataclass(frozen=True)
class Page(Generic[T]):
    things: Sequence[T]
    anchor: str
    more: bool


def cut(things: Sequence[T], key: Callable[[T], Key], given: Mapping[str, str], longest: int = MOST) -> Page[T]:
    """The next page after the given anchor in the given direction; FIRST and LAST are the two ends."""
    backward = read_direction(given)
    place = read_anchor(given.get("anchor", ""))
    ordered = sorted(things, key=key, reverse=backward)
    after = [each for each in ordered if place is None or (key(each) < place if backward else key(each) > place)]
    page = after[: min(read_count(given), longest)]
    anchor = write_anchor(key(page[-1])) if page else given.get("anchor", "")
    return Page(page, anchor, len(after) > len(page))


def read_direction(given: Mapping[str, str]) -> bool:
    """Whether to the older end; without a word the direction follows from the end."""
    direction = given.get("direction", "BACKWARD" if given.get("anchor") == "LAST" else "FORWARD").upper()
    if direction not in ("FORWARD", "BACKWARD"):
        raise OkError(100, "direction: FORWARD or BACKWARD")
    return direction == "BACKWARD"


def read_count(given: Mapping[str, str]) -> int:
    count = given.get("count", "20")
    if not (count.isascii() and count.isdigit() and 1 <= int(count) <= MOST):
        raise OkError(100, f"count: from 1 to {MOST}")
    return int(count)


def write_anchor(place: Key) -> str:
    return urlsafe_b64encode(f"{place[0]}:{place[1]}".encode()).decode().rstrip("=")


def read_anchor(anchor: str) -> Key | None:
    if anchor in ("", "FIRST", "LAST", "UNREAD"):
        return None
    try:
        first, _, second = urlsafe_b64decode(anchor + "=" * (-len(anchor) % 4)).decode().partition(":")
        return int(first), int(second)
    except ValueError:
        raise OkError(100, "Wrong anchor") from None

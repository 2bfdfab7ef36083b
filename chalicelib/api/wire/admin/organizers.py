"""The list of organizers ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, UnsetType, field
from msgspec.structs import asdict, replace

from chalicelib.api.wire.forms import Asked, Wire, named_of
from chalicelib.api.wire.limits import limited, words
from chalicelib.domain.buyers.ok_numbers import LONGEST_TEXT
from chalicelib.domain.communities import community as communities

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chalicelib.domain.access.principals import Principal

Listed = Annotated[communities.Role, limited(enum=sorted(set(communities.Role) - {communities.Role.BUYER}))]
"""Who is listed runs or looks after purchases."""

FirstName = Annotated[str, words(communities.ORGANIZER_LENGTHS["first_name"])]
LastName = Annotated[str, limited(maxLength=communities.ORGANIZER_LENGTHS["last_name"])]
Photo = Annotated[str, limited(maxLength=communities.ORGANIZER_LENGTHS["photo"])]
Place = Annotated[str, limited(maxLength=communities.ORGANIZER_LENGTHS["place"])]
Hours = Annotated[str, limited(maxLength=communities.ORGANIZER_LENGTHS["hours"])]


class ListedOrganizer(Wire, frozen=True):
    """``own``: it is the card of whoever asks. ``sees_all`` tells of the role organizer only."""

    id: str
    first_name: str
    last_name: str
    ok_id: str | None
    role: communities.Role
    sees_all: bool
    photo: str | None
    profile: str | None
    place: str
    hours: str
    own: bool
    version: int


class ListedOrganizers(Wire, frozen=True):
    items: list[ListedOrganizer]
    next: str | None


class OrganizerAsked(Asked, frozen=True):
    """``ok_id`` may be the link to the profile."""

    ok_id: Annotated[str, words(LONGEST_TEXT)]
    first_name: FirstName
    last_name: LastName = ""
    role: Listed = communities.Role.ORGANIZER
    sees_all: bool = False
    photo: Photo | None = None
    place: Place = ""
    hours: Hours = ""


class OrganizerChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    first_name: FirstName | UnsetType = UNSET
    last_name: LastName | UnsetType = UNSET
    role: Listed | UnsetType = UNSET
    sees_all: bool | UnsetType = UNSET
    photo: Photo | UnsetType | None = UNSET
    profile: Annotated[str, limited(maxLength=communities.ORGANIZER_LENGTHS["profile"])] | UnsetType | None = UNSET
    place: Place | UnsetType = UNSET
    hours: Hours | UnsetType = UNSET


class Removed(Wire, frozen=True):
    removed: bool = field(default=True)


def read_organizer(asked: OrganizerAsked) -> communities.Organizer:
    """Of no community yet, without an id."""
    return communities.Organizer(
        id="",
        community="",
        first_name=_tidy(asked.first_name),
        last_name=_tidy(asked.last_name),
        ok_id=asked.ok_id.strip(),
        photo=asked.photo or None,
        place=_tidy(asked.place),
        hours=_tidy(asked.hours),
        role=asked.role,
        sees_all=asked.sees_all,
    )


def read_change(asked: OrganizerChanged) -> Callable[[communities.Organizer], communities.Organizer]:
    given = named_of(asdict(asked))
    given |= {name: _tidy(given[name]) for name in given.keys() & {"first_name", "last_name", "place", "hours"}}
    given |= {name: given[name] or None for name in given.keys() & {"photo", "profile"}}
    return lambda organizer: replace(organizer, **given)


def write_organizers(found: Sequence[communities.Organizer], principal: Principal) -> ListedOrganizers:
    return ListedOrganizers(items=[write_organizer(each, principal) for each in found], next=None)


def write_organizer(it: communities.Organizer, principal: Principal) -> ListedOrganizer:
    return ListedOrganizer(
        id=it.id,
        first_name=it.first_name,
        last_name=it.last_name,
        ok_id=it.ok_id,
        role=it.role,
        sees_all=it.sees_all,
        photo=it.photo,
        profile=it.profile,
        place=it.place,
        hours=it.hours,
        own=it.id == principal.organizer,
        version=it.version,
    )


def _tidy(text: str) -> str:
    return " ".join(text.split())

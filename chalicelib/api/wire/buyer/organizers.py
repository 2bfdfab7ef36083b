"""Organizers → the buyer's JSON."""

from collections.abc import Sequence

from chalicelib.api.wire.forms import Wire, convert
from chalicelib.domain.communities import community as communities


class Organizer(Wire, frozen=True):
    id: str
    first_name: str
    last_name: str
    photo: str | None
    profile: str | None
    place: str
    hours: str


class Organizers(Wire, frozen=True):
    organizers: list[Organizer]


def write_organizers(people: Sequence[communities.Organizer]) -> Organizers:
    return Organizers([convert(each, Organizer) for each in people])

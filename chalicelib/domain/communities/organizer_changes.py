"""What is said of a card in the list of organizers that comes, changes or goes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.journal import Event, Fact, organizer_subject

if TYPE_CHECKING:
    from chalicelib.domain.communities.community import Organizer

TOLD = ("role", "sees_all", "place", "hours")
"""What the journal keeps of him, before and after; of the rest, which tells who he is, that it changed."""

QUIET = ("first_name", "last_name", "ok_id", "photo", "profile")


def organizer_gone(before: Organizer) -> Fact:
    return Fact(Event.ORGANIZER_REMOVED, organizer_subject(before.id), before=_told(before))


def organizer_fact(before: Organizer | None, after: Organizer) -> Fact:
    """None: he was not listed."""
    if before is None:
        return Fact(Event.ORGANIZER_ADDED, organizer_subject(after.id), {"role": after.role}, after=_told(after))
    was, became = _told(before), _told(after)
    changed = [name for name in TOLD if was[name] != became[name]]
    quiet = [name for name in QUIET if getattr(before, name) != getattr(after, name)]
    return Fact(
        Event.ORGANIZER_CHANGED,
        organizer_subject(after.id),
        {"fields": quiet} if quiet else {},
        before={name: was[name] for name in changed},
        after={name: became[name] for name in changed},
    )


def _told(it: Organizer) -> dict[str, object]:
    return {name: getattr(it, name) for name in TOLD}

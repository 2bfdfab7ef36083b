"""The commit: all that happens at once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access import Access
    from chalicelib.domain.buyers import Buyer, Identity
    from chalicelib.domain.claims import PaymentClaim
    from chalicelib.domain.comments import Comment
    from chalicelib.domain.communities import Community, Connection, Organizer, Secret
    from chalicelib.domain.gates import Gate
    from chalicelib.domain.import_queue import ImportQueue
    from chalicelib.domain.imports import Import
    from chalicelib.domain.journal import Fact
    from chalicelib.domain.messages import Message
    from chalicelib.domain.notices import Notice
    from chalicelib.domain.orders import Order
    from chalicelib.domain.payments import Payment
    from chalicelib.domain.pickup import Points
    from chalicelib.domain.pulls import Pull, Watched
    from chalicelib.domain.purchases import Purchase
    from chalicelib.domain.wording import Wording

    Storable = (
        Community
        | Organizer
        | Secret
        | Connection
        | Wording
        | Buyer
        | Identity
        | Access
        | Purchase
        | Order
        | Payment
        | PaymentClaim
        | Points
        | Import
        | ImportQueue
        | Notice
        | Gate
        | Message
        | Comment
        | Watched
        | Pull
    )


class Counter(StrEnum):
    """POINT: orders that wait at a pickup point.

    These are forgotten: CALLS to a partner in one second, FORMS for files that a person was given, BEGINNINGS of a step
    whose end nobody has seen.
    """

    POINT = "point"
    CALLS = "calls"
    FORMS = "forms"
    BEGINNINGS = "beginnings"


class Tally(Struct, frozen=True):
    """A counter that moves ``by`` so much in this commit; upwards it never passes ``limit``."""

    counter: Counter
    name: str
    by: int
    limit: int | None = None


class Commit(Struct, frozen=True):
    """All of it or nothing of it: things as they become, what happened, and the key of the message.

    Of each fact an entry of the journal is made: its id, time and actor are known where it is committed.
    A thing's ``version`` is the one it was loaded with (0: it must not exist yet). ``once`` names the cause; a second
    commit of the same cause is refused as Repeated. ``unchanged`` are things that are not written, but must still be
    what they were when they were read. ``remove`` are things that cease to be. ``not_erased`` are the marks
    of people whom it names: their data must not have been erased by then.
    """

    save: Sequence[Storable] = ()
    facts: Sequence[Fact] = ()
    once: str | None = None
    unchanged: Sequence[Storable] = ()
    tallies: Sequence[Tally] = ()
    remove: Sequence[Storable] = ()
    not_erased: Sequence[Identity] = ()


class Commits(Protocol):
    def commit(self, community: str, commit: Commit) -> None:
        """All of it on condition that the person at hand, if it is one, still has the rights of his token.

        Raises SessionRevoked, Repeated (``once`` was committed before), Full (a tally is at its limit), Stale,
        Unavailable. Erased is a Stale: somebody whom it names was erased.
        """

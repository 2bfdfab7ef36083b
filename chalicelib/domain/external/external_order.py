"""An order of a marketplace as we keep it: what it shows, what was decided of each line, what was told back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Particulars, Phase, SeenLine


class Decision(StrEnum):
    NEW = "new"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    DISMISSED = "dismissed"
    CANCELLED = "cancelled"


class Push(StrEnum):
    """What of a decision the marketplace knows. ACKNOWLEDGED: it shows so itself, when it is asked."""

    NONE = "none"
    WANTED = "wanted"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    FAILED = "failed"


OPEN_PUSHES = frozenset({Push.WANTED, Push.SENT})


class Reservation(Struct, frozen=True):
    """What a supplier is to keep for a line: ``offer`` as he calls it, at the ``price`` of a piece that was shown, in
    minor units of ``currency``.

    ``key`` names it for ever. ``asked``: he may know of it. ``held`` are the pieces that he has confirmed, ``problem``
    is why he will not, ``said`` his own words to that.
    """

    supplier: str
    offer: str
    price: int
    currency: str = "RUB"
    key: str = ""
    asked: bool = False
    held: int = 0
    problem: str = ""
    said: str = ""


class Bound(Struct, frozen=True):
    """The offer that a line was bound to, as it was then: ``price`` and ``cost`` of a piece in minor units.

    ``taken`` pieces of its stock are this line's; of a supplier's, where there is a ``reservation``, no stock of ours.
    """

    offer: str
    title: str
    price: int | None = None
    cost: int | None = None
    taken: int = 0
    reservation: Reservation | None = None


class Explanation(Struct, frozen=True):
    """What rules said of a line: ``rule`` that decided it or left it to a person, empty where none did.

    ``reasons`` are keys of texts and their values, of every rule that was looked at.
    """

    rule: str = ""
    title: str = ""
    reasons: tuple[Mapping[str, object], ...] = ()


class ExternalLine(Struct, frozen=True):
    """``pieces`` are those accepted, now or before it was cancelled.

    ``reason`` is the marketplace's own number of why it was refused, ``said`` its own words to what it would not do.
    ``why`` is there once rules have looked at it, and stays, whoever decides. ``wanted_at``: a person wanted it told
    once more. ``carried`` pieces were those of the order that it was split from.
    """

    seen: SeenLine
    decision: Decision = Decision.NEW
    decided_at: datetime | None = None
    decided_by: str = ""
    pieces: int = 0
    bound: Bound | None = None
    reason: str = ""
    reason_text: str = ""
    why: Explanation | None = None
    push: Push = Push.NONE
    attempts: int = 0
    pushed_at: datetime | None = None
    problem: str = ""
    said: str = ""
    wanted_at: datetime | None = None
    carried: int = 0

    @property
    def key(self) -> str:
        return self.seen.key

    @property
    def wanted(self) -> int | None:
        """Pieces that the buyer still wants; None where nobody knows how many."""
        quantity = self.seen.quantity
        return None if quantity is None else max(quantity - self.seen.cancelled, 0)

    @property
    def held(self) -> int:
        """Pieces that were accepted and are to be sent still. An order that was split may show none of its goods."""
        return min(self.pieces, self.wanted or self.pieces) if self.decision is Decision.ACCEPTED else 0


class ExternalOrder(Particulars, frozen=True):
    """``order`` is the marketplace's number, ``number`` ours once something of it was accepted.

    ``forgotten``: its buyer's data was erased at his wish, and is not kept again whatever the marketplace shows.
    ``seen_at`` is when we first heard of it, ``read_at`` when it was last read. ``buyer_id``: who he is among ours.
    ``same_as``: the place of the order of another account that is the same sale, and is decided for both; ``twins``:
    the places of those that follow this one. ``doubtful``: it may be a sale that another account shows, a person has to
    say; ``apart``: he said that it is one of its own. ``part_of``: the place of the order that it was split from, whose
    decision and order of ours it carries on; ``parts``: the places of those that have pieces of this one.
    """

    community: str
    account: str
    marketplace: Marketplace
    order: str
    phase: Phase
    status: str
    lines: tuple[ExternalLine, ...]
    seen_at: datetime
    read_at: datetime | None = None
    number: str | None = None
    buyer_id: str | None = None
    forgotten: bool = False
    same_as: str = ""
    twins: tuple[str, ...] = ()
    doubtful: bool = False
    apart: bool = False
    part_of: str = ""
    parts: tuple[str, ...] = ()
    version: int = 0

    @property
    def place(self) -> str:
        """Where it is from, and what it is called there."""
        return f"{self.account}/{self.order}"

    @property
    def placed_at(self) -> datetime:
        """When its buyer ordered it, as far as anybody knows."""
        return self.created_at or self.seen_at

    @property
    def decision(self) -> Decision:
        """Of the whole: what is still to be done first, then what was done."""
        found = {line.decision for line in self.lines}
        return next((each for each in _FIRST if each in found), Decision.NEW)

    @property
    def push(self) -> Push:
        """Of the whole: the worst of its lines."""
        found = {line.push for line in self.lines}
        return next((each for each in _WORST if each in found), Push.NONE)

    @property
    def undecided(self) -> bool:
        """Whether it waits for us."""
        return self.phase is Phase.OPEN and self.decision is Decision.NEW and not self.same_as

    def line(self, key: str) -> ExternalLine | None:
        return next((each for each in self.lines if each.key == key), None)


def read_place(place: str) -> tuple[str, str]:
    """The account, and the order's number there, that an ``ExternalOrder.place`` names."""
    account, _, order = place.partition("/")
    return account, order


_FIRST: Sequence[Decision] = (
    Decision.NEW,
    Decision.ACCEPTED,
    Decision.REFUSED,
    Decision.CANCELLED,
    Decision.DISMISSED,
)
_WORST: Sequence[Push] = (Push.FAILED, Push.WANTED, Push.SENT, Push.ACKNOWLEDGED, Push.NONE)

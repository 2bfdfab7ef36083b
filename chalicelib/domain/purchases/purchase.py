"""A purchase: a round of collecting orders for a supplier, and the terms its orders live by."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.communities.community import Organizer
from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.purchases.message import PurchaseMessage
from chalicelib.domain.titles import checked_title

TEXT_LENGTHS = {"details": 500, "place": 200, "hours": 200}
FIELDS = {"details": "paymentDetails"}
"""Where a refusal calls it otherwise."""

YEARS = range(2000, 2100)
"""A deadline outside of them is a slip of the pen."""


class Stage(StrEnum):
    DRAFT = "draft"
    COLLECTING = "collecting"
    STOPPED = "stopped"
    ORDERED = "ordered"
    IN_TRANSIT = "in_transit"
    DISTRIBUTING = "distributing"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


MOVES: Mapping[Stage, frozenset[Stage]] = {
    Stage.DRAFT: frozenset({Stage.COLLECTING, Stage.CANCELLED}),
    Stage.COLLECTING: frozenset({Stage.STOPPED, Stage.CANCELLED}),
    Stage.STOPPED: frozenset({Stage.COLLECTING, Stage.ORDERED, Stage.CANCELLED}),
    Stage.ORDERED: frozenset({Stage.IN_TRANSIT, Stage.DISTRIBUTING, Stage.CANCELLED}),
    Stage.IN_TRANSIT: frozenset({Stage.DISTRIBUTING, Stage.CANCELLED}),
    Stage.DISTRIBUTING: frozenset({Stage.COMPLETED}),
    Stage.COMPLETED: frozenset({Stage.DISTRIBUTING}),
    Stage.CANCELLED: frozenset(),
}
_ORDER = tuple(Stage)


def moves_from(stage: Stage) -> tuple[Stage, ...]:
    """The stages that may follow, in their order."""
    return tuple(each for each in Stage if each in MOVES[stage])


HANDING_OUT = frozenset({Stage.DISTRIBUTING, Stage.COMPLETED})
"""What was not collected can still be: an order may learn of the end before it learns of the hand-out."""

OVER = frozenset({Stage.COMPLETED, Stage.CANCELLED})


class Reached(Struct, frozen=True):
    """When a purchase came to a stage."""

    stage: Stage
    at: datetime


class Terms(Struct, frozen=True):
    """What a purchase says of paying and collecting. Its orders carry a copy, so that a screen is one read.

    ``revision`` grows with every change; ``details`` are how to pay; ``place`` and ``hours`` where and when orders are
    handed out, from the day ``collect_from``, and ``organizer`` who does it (None: as the order knows already);
    ``points`` are the pickup points a buyer may choose, none: he may not,
    and from the stage ``points_locked_from`` on he may not any more. ``reached`` is when it came to the stages it has
    passed and to the present one; what came about before this was kept has no date. ``title`` and ``fee`` (basis
    points) are there once they were changed (None: as the order knows already). ``undecided``: it stopped by itself
    below its minimum, and nobody has said how it goes on; ``farewell`` is what its buyers hear when it is cancelled.
    """

    revision: int = 0
    stage: Stage = Stage.COLLECTING
    payment_open: bool = False
    pay_until: datetime | None = None
    details: str = ""
    organizer_name: str = ""
    organizer_profile: str | None = None
    place: str = ""
    hours: str = ""
    collect_from: date | None = None
    points: tuple[str, ...] = ()
    points_locked_from: Stage = Stage.DISTRIBUTING
    organizer: str | None = None
    reached: tuple[Reached, ...] = ()
    title: str | None = None
    fee: int | None = None
    undecided: bool = False
    farewell: str = ""

    @property
    def points_locked(self) -> bool:
        return _ORDER.index(self.stage) >= _ORDER.index(self.points_locked_from)

    @property
    def payable(self) -> bool:
        """Whether buyers are asked to pay now."""
        return self.payment_open and self.stage not in (Stage.DRAFT, Stage.CANCELLED)

    def moved(self, stage: Stage, at: datetime) -> Terms:
        """At another stage; on the way back it is there since it first was. Raises Conflict where MOVES says no."""
        if stage not in MOVES[self.stage]:
            raise Conflict("stage_refused")
        passed = tuple(each for each in self.reached if _ORDER.index(each.stage) < _ORDER.index(stage))
        reached = (*passed, Reached(stage, self.reached_at(stage) or at))
        return replace(self, stage=stage, reached=reached, undecided=False)

    def reached_at(self, stage: Stage) -> datetime | None:
        return next((each.at for each in self.reached if each.stage is stage), None)


class Purchase(Struct, frozen=True):
    """``fee`` is in basis points (hundredths of a percent), ``delivery_cost`` in kopecks for all orders together.

    ``place`` and ``hours`` are its own, empty where it goes by its organizer's, which its terms hold in their stead;
    None: from before the two were told apart, what the terms hold counts as its own. ``last_import`` is the import
    that was last saved into it; ``reminded``: reminders that were given out. ``orders_listed``: its orders that are
    older than the desk's list stand in it, ``articles_listed``: with their articles. It stops by itself at ``stop_at``
    and should come to ``minimum_sum`` kopecks of goods or to ``minimum_count`` buyers by then. ``split`` counts the
    changes of the delivery's cost: each is split over the orders anew, and while it is ``splitting`` its terms wait:
    nobody is asked for a sum without his share. ``counted``: its orders are in its progress; of
    one that was made before there was progress they are counted by the clock; ``debts_counted``: what they owe too.
    ``archived_at``: when it was put away. ``messages``: the last that its buyers were told, newest first.
    """

    id: str
    community: str
    title: str
    organizer: str | None
    fee: int
    delivery_cost: int
    created_at: datetime
    currency: str = "RUB"
    terms: Terms = field(default_factory=Terms)
    last_import: str | None = None
    reminded: tuple[str, ...] = ()
    place: str | None = None
    hours: str | None = None
    orders_listed: bool = False
    articles_listed: bool = False
    stop_at: datetime | None = None
    minimum_sum: int | None = None
    minimum_count: int | None = None
    picture: str | None = None
    split: int = 0
    splitting: bool = False
    counted: bool = False
    debts_counted: bool = False
    archived_at: datetime | None = None
    messages: tuple[PurchaseMessage, ...] = ()
    version: int = 0

    @property
    def stage(self) -> Stage:
        return self.terms.stage

    @property
    def is_over(self) -> bool:
        return self.stage in OVER

    @property
    def awaits_shares(self) -> bool:
        """Whether its orders learn of its terms later; of one that is cancelled nobody pays a share."""
        return self.splitting and self.stage is not Stage.CANCELLED

    @property
    def wording(self) -> Terms:
        """The terms as the purchase words them itself, without what they have of its organizer."""
        place = self.terms.place if self.place is None else self.place
        hours = self.terms.hours if self.hours is None else self.hours
        return replace(self.terms, organizer=self.organizer, place=place, hours=hours)

    def worded(self, wording: Terms, host: Organizer | None) -> Purchase:
        """On other terms, which are the next revision if they are new to the orders; ``host`` is its organizer."""
        own = replace(
            self,
            organizer=wording.organizer,
            place=wording.place,
            hours=wording.hours,
            title=self.title if wording.title is None else wording.title,
            fee=self.fee if wording.fee is None else wording.fee,
        )
        terms = hosted(wording, host) if host else wording
        if replace(terms, revision=self.terms.revision) == self.terms:
            return own
        return replace(own, terms=replace(terms, revision=self.terms.revision + 1))


def hosted(terms: Terms, host: Organizer) -> Terms:
    """With the name of who hands out; the organizer's own place and hours where the purchase says nothing."""
    return replace(
        terms,
        organizer=host.id,
        organizer_name=host.name,
        organizer_profile=host.profile,
        place=terms.place or host.place,
        hours=terms.hours or host.hours,
    )


def checked_terms(terms: Terms) -> Terms:
    """With the deadline in UTC, and every point named once. Raises Invalid, naming the field."""
    for name, limit in TEXT_LENGTHS.items():
        if len(getattr(terms, name)) > limit:
            raise Invalid("text_too_long", FIELDS.get(name, name), limit=limit)
    if len(set(terms.points)) < len(terms.points):
        terms = replace(terms, points=tuple(dict.fromkeys(terms.points)))
    if terms.pay_until is None:
        return terms
    if terms.pay_until.tzinfo is None or terms.pay_until.year not in YEARS:
        raise Invalid("time_unreadable", "payUntil")
    return replace(terms, pay_until=terms.pay_until.astimezone(UTC))


def purchase_title(text: str) -> str:
    """A title fit for a list. Raises Invalid."""
    return checked_title(text, "title")

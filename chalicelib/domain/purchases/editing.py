"""What of a purchase may be changed at which stage: the one table, and what a change is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.addresses import is_at
from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.purchases.purchase import YEARS, Purchase, Stage, Terms, checked_terms, purchase_title

MOST_BUYERS = 100_000
Wish = Callable[[Purchase], Purchase]
"""What is wanted, made of the present one, whose terms are its own wording."""


class Draft(Struct, frozen=True):
    """What somebody thinks of: a cancellation with its ``message``, another ``stage``, or a change of fields."""

    wish: Wish | None = None
    stage: Stage | None = None
    message: str | None = None


FIELDS: Mapping[str, Callable[[Purchase], object]] = {
    "title": lambda it: it.title,
    "feePercent": lambda it: it.fee,
    "deliveryCost": lambda it: it.delivery_cost,
    "stopAt": lambda it: it.stop_at,
    "minimumSum": lambda it: it.minimum_sum,
    "minimumCount": lambda it: it.minimum_count,
    "picture": lambda it: it.picture,
    "paymentOpen": lambda it: it.terms.payment_open,
    "payUntil": lambda it: it.terms.pay_until,
    "paymentDetails": lambda it: it.terms.details,
    "place": lambda it: it.wording.place,
    "hours": lambda it: it.wording.hours,
    "collectFrom": lambda it: it.terms.collect_from,
    "points": lambda it: it.terms.points,
    "pointsLockedFrom": lambda it: it.terms.points_locked_from,
    "organizer": lambda it: it.organizer,
}
"""What an organizer may change, as refusals and the journal call it; a fee in basis points, sums in kopecks."""

_ALIVE = frozenset(Stage) - {Stage.CANCELLED}
_RUNNING = _ALIVE - {Stage.COMPLETED}
_OPEN = frozenset({Stage.DRAFT, Stage.COLLECTING})

EDITABLE: Mapping[str, frozenset[Stage]] = {
    "title": _RUNNING,
    "feePercent": _RUNNING - {Stage.DISTRIBUTING},
    "deliveryCost": _RUNNING,
    "stopAt": _OPEN,
    "minimumSum": _OPEN,
    "minimumCount": _OPEN,
    "picture": _ALIVE,
    "paymentOpen": _ALIVE,
    "payUntil": _ALIVE,
    "paymentDetails": _ALIVE,
    "place": _ALIVE,
    "hours": _ALIVE,
    "collectFrom": _ALIVE,
    "points": _RUNNING,
    "pointsLockedFrom": _RUNNING,
    "organizer": _ALIVE,
}
"""The stages at which a field may be changed: sums that people have paid by stay, what is over is history."""

LOCKED: Mapping[str, str] = {
    "title": "title_locked",
    "feePercent": "fee_locked",
    "deliveryCost": "delivery_locked",
    "stopAt": "stop_locked",
    "minimumSum": "minimum_locked",
    "minimumCount": "minimum_locked",
    "picture": "picture_locked",
    "paymentOpen": "payment_locked",
    "payUntil": "payment_locked",
    "paymentDetails": "payment_locked",
    "place": "handout_locked",
    "hours": "handout_locked",
    "collectFrom": "handout_locked",
    "points": "offer_locked",
    "pointsLockedFrom": "offer_locked",
    "organizer": "organizer_locked",
}
"""What is said when it is too late for a field."""


def locked_fields(stage: Stage) -> Mapping[str, str]:
    """What this stage does not let change any more, each with what is said of it."""
    return {field: LOCKED[field] for field, stages in EDITABLE.items() if stage not in stages}


def check_editable(before: Purchase, after: Purchase) -> None:
    """Raises Conflict, which names the first field that this stage does not let change."""
    for field in changed_fields(before, after):
        if before.stage not in EDITABLE[field]:
            raise Conflict(LOCKED[field])


def changed_fields(before: Purchase, after: Purchase) -> Sequence[str]:
    return [field for field, value in FIELDS.items() if value(before) != value(after)]


def changes_of(before: Purchase, after: Purchase) -> tuple[Mapping[str, object], Mapping[str, object]]:
    """What it was and what it became, by field, in plain JSON; its stage is one of them."""
    values = {field: FIELDS[field] for field in changed_fields(before, after)}
    if before.stage is not after.stage:
        values["stage"] = lambda it: it.stage.value
    was, became = ({field: _plain(value(it)) for field, value in values.items()} for it in (before, after))
    return was, became


def checked(before: Purchase, wanted: Purchase, hosts: Sequence[str], now: datetime) -> Purchase:
    """``wanted`` with its times in UTC. Raises Invalid, naming the field; what was so before may stay.

    ``hosts`` are the sources of pictures that the page may show.
    """
    if not 0 <= wanted.fee <= 10_000:
        raise Invalid("percent_unreadable", "feePercent")
    if not 0 <= wanted.delivery_cost <= HIGHEST:
        raise Invalid("kopecks_unreadable", "deliveryCost")
    if wanted.minimum_sum is not None and not 1 <= wanted.minimum_sum <= HIGHEST:
        raise Invalid("minimum_unreadable", "minimumSum", limit=HIGHEST)
    if wanted.minimum_count is not None and not 1 <= wanted.minimum_count <= MOST_BUYERS:
        raise Invalid("minimum_unreadable", "minimumCount", limit=MOST_BUYERS)
    if wanted.picture and wanted.picture != before.picture and not is_at(wanted.picture, hosts):
        raise Invalid("photo_foreign", "picture", hosts=", ".join(hosts))
    title = wanted.title if wanted.title == before.title else purchase_title(wanted.title)
    stop_at = checked_stop(before.stop_at, wanted.stop_at, now)
    terms = checked_terms(wanted.terms)
    return replace(wanted, title=title, stop_at=stop_at, picture=wanted.picture or None, terms=terms)


def checked_stop(before: datetime | None, wanted: datetime | None, now: datetime) -> datetime | None:
    """In UTC; a moment that has passed is not set anew. Raises Invalid."""
    if wanted is None or wanted == before:
        return before if wanted else None
    if wanted.tzinfo is None or wanted.year not in YEARS:
        raise Invalid("time_unreadable", "stopAt")
    if wanted <= now:
        raise Invalid("stop_passed", "stopAt")
    return wanted.astimezone(UTC)


def opened(purchase: Purchase) -> Purchase:
    """As an organizer changes it: its terms are those that it words itself."""
    return replace(purchase, terms=purchase.wording)


def edited(before: Purchase, wanted: Purchase) -> tuple[Purchase, Terms]:
    """``before`` with what its orders need not know, and the wording that they do."""
    is_new_cost = wanted.delivery_cost != before.delivery_cost
    base = replace(
        before,
        delivery_cost=wanted.delivery_cost,
        stop_at=wanted.stop_at,
        minimum_sum=wanted.minimum_sum,
        minimum_count=wanted.minimum_count,
        picture=wanted.picture,
        split=before.split + is_new_cost,
        splitting=before.splitting or is_new_cost,
    )
    title = before.terms.title if wanted.title == before.title else wanted.title
    fee = before.terms.fee if wanted.fee == before.fee else wanted.fee
    return base, replace(wanted.terms, title=title, fee=fee)


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value.isoformat() if isinstance(value, date) else value

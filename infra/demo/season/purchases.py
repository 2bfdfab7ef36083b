"""A purchase of the season as it stands today."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib.domain.money import read_basis_points, read_kopecks
from chalicelib.domain.purchases.message import PurchaseMessage
from chalicelib.domain.purchases.purchase import HANDING_OUT, Purchase, Reached, Stage, Terms, hosted

if TYPE_CHECKING:
    from chalicelib.domain.communities.community import Organizer
    from infra.demo.season.wishes import Wish

PAYABLE = frozenset({Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT, *HANDING_OUT})
DETAILS = "Перевод по номеру +7 916 000-00-0{place}, {name}"
COLLECTED_AFTER = timedelta(days=1)
ARCHIVED_AFTER = timedelta(days=10)


def purchase_of(wish: Wish, host: Organizer, *, by: str, points: tuple[str, ...], now: datetime) -> Purchase:
    """``by`` is who wrote its messages; ``points``: where its orders can be collected."""
    first = min(_before(now, days) for days in wish.reached.values())
    over = _before(now, wish.reached[wish.stage])
    return Purchase(
        id=f"season-{wish.id}",
        community=host.community,
        title=wish.title,
        organizer=host.id,
        fee=read_basis_points(wish.fee),
        delivery_cost=read_kopecks(wish.delivery),
        created_at=first,
        terms=_terms(wish, host, points, now),
        place="",
        hours="",
        orders_listed=True,
        stop_at=_at(now, wish.stop),
        minimum_sum=wish.minimum_sum,
        minimum_count=wish.minimum_count,
        counted=True,
        archived_at=over + ARCHIVED_AFTER if wish.archived else None,
        messages=tuple(_message(wish, days, text, by=by, now=now) for days, text in wish.messages),
    )


def _terms(wish: Wish, host: Organizer, points: tuple[str, ...], now: datetime) -> Terms:
    payable = wish.stage in PAYABLE and not wish.undecided
    collects = wish.reached.get(Stage.DISTRIBUTING)
    terms = Terms(
        revision=len(wish.reached),
        stage=wish.stage,
        payment_open=payable,
        pay_until=_at(now, wish.pay_until) if payable else None,
        details=DETAILS.format(place=len(host.first_name) % 7 + 1, name=host.name) if payable else "",
        collect_from=(_before(now, collects) + COLLECTED_AFTER).date() if collects is not None else None,
        points=points if wish.points else (),
        reached=tuple(Reached(stage, _before(now, days)) for stage, days in wish.reached.items()),
        undecided=wish.undecided,
        farewell=wish.farewell,
    )
    return hosted(terms, host)


def _message(wish: Wish, days: int, text: str, *, by: str, now: datetime) -> PurchaseMessage:
    return PurchaseMessage(f"season-{wish.id}-{days}", text, _before(now, days), by)


def _before(now: datetime, days: int) -> datetime:
    """At a full hour."""
    return now.replace(minute=0, second=0, microsecond=0) - timedelta(days=days)


def _at(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else _before(now, -days)

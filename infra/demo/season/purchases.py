"""A purchase of the season as it stands today."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from chalicelib.domain.money import read_basis_points, read_kopecks
from chalicelib.domain.notices.reminders import Reminder, mark_of
from chalicelib.domain.purchases.message import PurchaseMessage
from chalicelib.domain.purchases.purchase import HANDING_OUT, Purchase, Reached, Stage, Terms, hosted
from infra.demo.purchases import deadline

if TYPE_CHECKING:
    from chalicelib.domain.communities.community import Organizer
    from infra.demo.season.wishes import Wish

PAYABLE = frozenset({Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT, *HANDING_OUT})
DETAILS = "Перевод по номеру +7 916 000-00-0{place}, {name}"
ZONE = ZoneInfo("Europe/Moscow")
"""Of the demo's community."""
ARCHIVED_AFTER = timedelta(days=10)


def purchase_of(wish: Wish, host: Organizer, *, by: str, points: tuple[str, ...], now: datetime) -> Purchase:
    """``by`` is who wrote its messages; ``points``: where its orders can be collected.

    All that there is to remind of counts as said: its buyers are nobody's whom the sandbox plays.
    """
    terms = _terms(wish, host, points, now)
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
        terms=terms,
        reminded=tuple(mark_of(kind, terms) for kind in Reminder),
        place="",
        hours="",
        orders_listed=True,
        articles_listed=True,
        stop_at=_at(now, wish.stop),
        minimum_sum=wish.minimum_sum,
        minimum_count=wish.minimum_count,
        counted=True,
        debts_counted=True,
        archived_at=over + ARCHIVED_AFTER if wish.archived else None,
        messages=tuple(_message(wish, days, text, by=by, now=now) for days, text in wish.messages),
    )


def _terms(wish: Wish, host: Organizer, points: tuple[str, ...], now: datetime) -> Terms:
    payable = wish.stage in PAYABLE and not wish.undecided
    terms = Terms(
        revision=len(wish.reached),
        stage=wish.stage,
        payment_open=payable,
        pay_until=_at(now, wish.pay_until) if payable else None,
        details=DETAILS.format(place=len(host.first_name) % 7 + 1, name=host.name) if payable else "",
        collect_from=_day(now, wish),
        points=points if wish.points else (),
        reached=tuple(Reached(stage, _before(now, days)) for stage, days in wish.reached.items()),
        undecided=wish.undecided,
        farewell=wish.farewell,
    )
    return hosted(terms, host)


def _day(now: datetime, wish: Wish) -> date | None:
    """On the day after it came, where nothing else is wished."""
    came = wish.reached.get(Stage.DISTRIBUTING)
    ahead = wish.collect if wish.collect is not None else None if came is None else 1 - came
    return None if ahead is None else (now + timedelta(days=ahead)).astimezone(ZONE).date()


def _message(wish: Wish, days: int, text: str, *, by: str, now: datetime) -> PurchaseMessage:
    return PurchaseMessage(f"season-{wish.id}-{days}", text, _before(now, days), by)


def _before(now: datetime, days: int) -> datetime:
    return deadline(now, -days)


def _at(now: datetime, days: int | None) -> datetime | None:
    return None if days is None else deadline(now, days)

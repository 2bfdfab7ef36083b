"""What an organizer looks at first → JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.admin.purchases import Progress, write_progress
from chalicelib.api.wire.forms import Wire
from chalicelib.domain.purchases.progress import NONE
from chalicelib.domain.purchases.purchase import Stage

if TYPE_CHECKING:
    from chalicelib.domain.purchases import progress as progresses
    from chalicelib.domain.purchases import purchase as purchases
    from chalicelib.usecases.communities import read_home


class Claims(Wire, frozen=True):
    """``more``: there are still more of them than ``waiting``."""

    waiting: int
    more: bool
    oldest: datetime | None


class Undelivered(Wire, frozen=True):
    count: int
    more: bool


class Debts(Wire, frozen=True):
    """Of all purchases."""

    sum: int
    orders: int
    currency: str


class Purchase(Wire, frozen=True):
    id: str
    title: str
    stage: Stage
    undecided: bool
    payment_open: bool
    progress: Progress
    stop_at: datetime | None
    pay_until: datetime | None
    collect_from: date | None


class Named(Wire, frozen=True):
    id: str
    title: str


class Due(Wire, frozen=True):
    kind: str
    purchase: Named
    at: datetime | None


class Home(Wire, frozen=True):
    claims: Claims | None
    purchases: list[Purchase]
    today: list[Due]
    debts: Debts
    undelivered: Undelivered | None


def write_home(home: read_home.Home) -> Home:
    claims, undelivered = home.claims, home.undelivered
    return Home(
        claims=Claims(waiting=claims.number, more=claims.more, oldest=claims.oldest) if claims else None,
        purchases=[_purchase(each, home.progress.get(each.id, NONE)) for each in home.purchases],
        today=[Due(kind=each.kind, purchase=_named(each.purchase), at=each.at) for each in home.today],
        debts=Debts(sum=home.debts.owed, orders=home.debts.orders, currency=home.debts.currency),
        undelivered=Undelivered(count=undelivered.number, more=undelivered.more) if undelivered else None,
    )


def _purchase(it: purchases.Purchase, progress: progresses.Progress) -> Purchase:
    terms = it.terms
    return Purchase(
        id=it.id,
        title=it.title,
        stage=it.stage,
        progress=write_progress(it, progress),
        stop_at=it.stop_at,
        undecided=terms.undecided,
        payment_open=terms.payment_open,
        pay_until=terms.pay_until,
        collect_from=terms.collect_from,
    )


def _named(it: purchases.Purchase) -> Named:
    return Named(id=it.id, title=it.title)

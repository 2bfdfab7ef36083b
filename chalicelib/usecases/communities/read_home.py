"""What an organizer looks at first: what waits for him, and what this day brings."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.days import day_in
from chalicelib.domain.notices.notice import LISTED_FOR
from chalicelib.domain.payments.filters import ClaimFilter
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.domain.purchases.stopping import stops_at
from chalicelib.usecases.own_notices import own_notices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.purchases.progress import Progress
    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.locales import Locales
    from chalicelib.usecases.ports import Claims, Clock, Notices, Orders, Purchases

MOST = 100
"""So many claims and notices are counted, and so many of the newest purchases shown: a call each, however many."""

OWN = 500
"""Where the own purchases are all he sees so many count for his debts, with those that are put away: one call."""


class DueKind(StrEnum):
    """PAYMENT: the deadline of payment. HANDOUT: the first day of the hand-out. STOP: no more orders from then on.

    DECISION: it stopped below its minimum, and waits for a word since then, be it today or not.
    """

    DECISION = "decision"
    PAYMENT = "payment"
    HANDOUT = "handout"
    STOP = "stop"


class Due(Struct, frozen=True):
    """What a purchase has on this day; ``at`` is a moment, None: the whole day."""

    kind: DueKind
    purchase: Purchase
    at: datetime | None = None


class Count(Struct, frozen=True):
    """``number`` of them, and perhaps ``more``; ``oldest`` where that is known."""

    number: int
    more: bool
    oldest: datetime | None = None


class Debts(Struct, frozen=True):
    """What buyers are asked to pay now and have not paid, in kopecks, and by how many ``orders``.

    A community has one currency: it is not changed once there is a purchase.
    """

    owed: int
    orders: int
    currency: str


class Home(Struct, frozen=True):
    """``claims`` and ``undelivered`` are None for whom they do not concern; ``purchases`` are those not over,
    ``progress`` is theirs by id. ``debts`` are those of all purchases that concern him, over, put away or not.
    """

    claims: Count | None
    purchases: Sequence[Purchase]
    progress: Mapping[str, Progress]
    today: Sequence[Due]
    debts: Debts
    undelivered: Count | None


class ReadHome(Struct, frozen=True):
    claims: Claims
    purchases: Purchases
    orders: Orders
    notices: Notices
    locales: Locales
    now: Clock

    def read(self, principal: Principal) -> Home:
        """Five calls at most; for whoever sees the own purchases only one more, and one for each further hundred."""
        newest = self._newest(principal)
        going = [each for each in newest if not each.is_over][:MOST]
        progress = self._progress(principal, going if principal.reach.is_whole else newest)
        return Home(
            claims=self._claims(principal) if principal.may(Permission.CLAIMS_READ) else None,
            purchases=going,
            progress=progress,
            today=[*self._today(principal, going)],
            debts=self._debts(principal, list(progress.values())),
            undelivered=self._undelivered(principal) if principal.may(Permission.NOTICES_READ) else None,
        )

    def _newest(self, principal: Principal) -> Sequence[Purchase]:
        if (own := principal.reach.organizer) is not None:
            return self.purchases.of_organizer(principal.community, own, None, limit=OWN, archived=True).things
        return self.purchases.page(principal.community, None, MOST).things

    def _progress(self, principal: Principal, some: Sequence[Purchase]) -> Mapping[str, Progress]:
        return self.purchases.progress(principal.community, [each.id for each in some]) if some else {}

    def _claims(self, principal: Principal) -> Count:
        own = ClaimFilter(organizer=principal.reach.organizer)
        page = self.claims.search(principal.community, own, None, MOST)
        waiting: Sequence[PaymentClaim] = page.things
        return Count(len(waiting), page.cursor is not None, waiting[0].filed_at if waiting else None)

    def _debts(self, principal: Principal, own: Sequence[Progress]) -> Debts:
        """Of all purchases, which are counted together; of the own ones where those are all he sees."""
        progress = [self.purchases.debts(principal.community)] if principal.reach.is_whole else own
        owed, orders = sum(each.owed for each in progress), sum(each.owing for each in progress)
        return Debts(owed, orders, self.locales.of(principal.community).currency)

    def _undelivered(self, principal: Principal) -> Count:
        page = self.notices.undelivered(principal.community, self.now() - LISTED_FOR, None, MOST)
        own = own_notices(self.orders, principal, page.things)
        return Count(len(own), page.cursor is not None)

    def _today(self, principal: Principal, going: Sequence[Purchase]) -> Iterator[Due]:
        zone = self.locales.of(principal.community).zone
        today = day_in(zone, self.now())
        for each in going:
            if each.terms.undecided:
                yield Due(DueKind.DECISION, each, each.terms.reached_at(Stage.STOPPED))
            until = each.terms.pay_until
            if until and each.terms.payable and day_in(zone, until) == today:
                yield Due(DueKind.PAYMENT, each, until)
            if (stop := stops_at(each)) and day_in(zone, stop) == today:
                yield Due(DueKind.STOP, each, stop)
            if each.terms.collect_from == today:
                yield Due(DueKind.HANDOUT, each)

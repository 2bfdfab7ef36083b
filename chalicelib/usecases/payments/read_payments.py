"""What is written in the ledgers: the list over all orders, and a buyer's account as a bank would show it."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import LookedPage, paginated
from chalicelib.domain.orders.desk_list import OrderFilter
from chalicelib.domain.orders.order import is_number
from chalicelib.domain.payments.filters import PaymentFilter
from chalicelib.usecases.own_notices import own_numbers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.payments.balance import Balance
    from chalicelib.domain.payments.payment import Payment
    from chalicelib.usecases.ports import Balances, Buyers, Orders, Payments

PAGE, AT_ONCE = 20, 100


class FoundPayments(Struct, frozen=True):
    """``people``: who they are that paid or wrote it down, as far as they are known."""

    page: LookedPage[Payment]
    people: Mapping[str, Buyer]


class Ledger(Struct, frozen=True):
    """``entries`` newest first, each with what there was after it, in kopecks: of all of the buyer's money with the
    organizers, or of one order's. ``balance`` is what is on his balance now.
    """

    entries: Sequence[tuple[Payment, int]]
    balance: Balance
    people: Mapping[str, Buyer]


class ReadPayments(Struct, frozen=True):
    payments: Payments
    balances: Balances
    orders: Orders
    buyers: Buyers

    def list(self, principal: Principal, wish: PaymentFilter, cursor: str | None) -> FoundPayments:
        """Newest first. Raises Invalid for a cursor of another wish."""
        if not wish.possible:
            return FoundPayments(LookedPage([]), {})
        reach = principal.reach
        page = self.payments.search(principal.community, wish, cursor, PAGE if reach.is_whole else AT_ONCE)
        if not reach.is_whole:
            page = self._within(principal, page)
        return FoundPayments(page, self._people(principal, page.things))

    def _within(self, principal: Principal, page: LookedPage[Payment]) -> LookedPage[Payment]:
        """Of orders that are his to see: what lies on a balance is nobody's purchase."""
        entries, last = self._of_reach(principal, page.things), page.things[-1:]
        looked = page.looked or (last[0].recorded_at if last and page.cursor else None)
        return LookedPage(entries, page.cursor, looked)

    def _of_reach(self, principal: Principal, entries: Sequence[Payment]) -> Sequence[Payment]:
        seen = own_numbers(self.orders, principal, (each.order for each in entries))
        return [each for each in entries if each.order in seen]

    def ledger(self, principal: Principal, buyer: str, number: str | None) -> Ledger:
        """All that one person paid: it is read whole. Raises NotFound, also for an order that is not his.

        Whoever sees the own purchases only is shown what was paid for those; without an order there he finds nobody.
        """
        self.buyers.get(principal.community, buyer)
        self._check_buyer(principal, buyer)
        entries = self._of_order(principal, buyer, number) if number else self._of_buyer(principal, buyer)
        after = accumulate(entry.amount for entry in entries)
        lines = list(zip(entries, after, strict=True))[::-1]
        return Ledger(lines, self.balances.get(principal.community, buyer), self._people(principal, entries))

    def _of_order(self, principal: Principal, buyer: str, number: str) -> Sequence[Payment]:
        if not is_number(number):
            raise NotFound("order_missing")
        if principal.reach.order(self.orders.get(principal.community, number)).buyer != buyer:
            raise NotFound("order_missing")
        return self.payments.of_order(principal.community, number)

    def _of_buyer(self, principal: Principal, buyer: str) -> Sequence[Payment]:
        search = partial(self.payments.search, principal.community, PaymentFilter(buyer=buyer), limit=AT_ONCE)
        entries = list(paginated(lambda cursor: search(cursor=cursor)))[::-1]
        return entries if principal.reach.is_whole else self._of_reach(principal, entries)

    def _check_buyer(self, principal: Principal, buyer: str) -> None:
        if principal.reach.is_whole:
            return
        wanted = OrderFilter(buyer=buyer, organizer=principal.reach.organizer)
        page = self.orders.desk_page(principal.community, wanted, None, 1)
        while page.cursor and not page.cards:
            page = self.orders.desk_page(principal.community, wanted, page.cursor, 1)
        if not page.cards:
            raise NotFound("buyer_unknown")

    def _people(self, principal: Principal, entries: Sequence[Payment]) -> Mapping[str, Buyer]:
        named = dict.fromkeys(person for entry in entries for person in (entry.buyer, entry.by))
        return self.buyers.many(principal.community, list(named)[:AT_ONCE]) if named else {}

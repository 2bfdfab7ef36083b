"""What is written in the ledgers: the list over all orders, and a buyer's account as a bank would show it."""

from __future__ import annotations

from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import LookedPage, paginated
from chalicelib.domain.orders.order import is_number
from chalicelib.domain.payments.filters import PaymentFilter

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
        page = self.payments.search(principal.community, wish, cursor, PAGE)
        return FoundPayments(page, self._people(principal, page.things))

    def ledger(self, principal: Principal, buyer: str, number: str | None) -> Ledger:
        """All that one person paid: it is read whole. Raises NotFound, also for an order that is not his."""
        self.buyers.get(principal.community, buyer)
        entries = self._of_order(principal, buyer, number) if number else self._of_buyer(principal, buyer)
        after = accumulate(entry.amount for entry in entries)
        lines = list(zip(entries, after, strict=True))[::-1]
        return Ledger(lines, self.balances.get(principal.community, buyer), self._people(principal, entries))

    def _of_order(self, principal: Principal, buyer: str, number: str) -> Sequence[Payment]:
        if not is_number(number) or self.orders.get(principal.community, number).buyer != buyer:
            raise NotFound("order_missing")
        return self.payments.of_order(principal.community, number)

    def _of_buyer(self, principal: Principal, buyer: str) -> Sequence[Payment]:
        search = partial(self.payments.search, principal.community, PaymentFilter(buyer=buyer), limit=AT_ONCE)
        return list(paginated(lambda cursor: search(cursor=cursor)))[::-1]

    def _people(self, principal: Principal, entries: Sequence[Payment]) -> Mapping[str, Buyer]:
        named = dict.fromkeys(person for entry in entries for person in (entry.buyer, entry.by))
        return self.buyers.many(principal.community, list(named)[:AT_ONCE]) if named else {}

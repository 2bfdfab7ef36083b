"""Goods of suppliers are reserved before a marketplace is told, and let go of when they are wanted no more.

Asking is safe to repeat: a supplier keeps one reservation under a key, its number never grows, and what was let go of
never comes back. So whatever comes twice, late or in another order ends at the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, NotYet
from chalicelib.domain.external.external_order import Reservation
from chalicelib.domain.external.reserving import asked, held, refused, unreserved
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.usecases.external.account_troubles import LATER
from chalicelib.usecases.ports import AccountRefused, CallRefused, Commit

if TYPE_CHECKING:
    from chalicelib.domain.external.external_order import ExternalLine, ExternalOrder
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import AccountSecrets, Commits, Suppliers, SupplierService, SupplierServices


class ReserveGoods(Struct, frozen=True):
    suppliers: Suppliers
    secrets: AccountSecrets
    services: SupplierServices
    commits: Commits

    def reserve(self, order: ExternalOrder) -> ExternalOrder:
        """The order as it is then. Raises Unavailable (a supplier does not answer), Stale: come again."""
        for line in unreserved(order):
            order = self._reserved(order, line)
        return order

    def give_up(self, order: ExternalOrder) -> ExternalOrder:
        """Nobody asks any more."""
        for line in unreserved(order):
            order = self._refused(order, line, "push_given_up")
        return order

    def run(self, entry: Entry) -> None:
        """Of what was reserved less is wanted, or nothing. Raises NotYet, Unavailable: deliver again."""
        service = self._service(entry.community, str(entry.data["supplier"]), str(entry.data["order"]))
        if service is None:
            return
        pieces = int(str(entry.data["pieces"]))
        kept = _told(entry)
        try:
            if pieces:
                service.hold(kept, pieces)
            else:
                service.release(kept.key)
        except AccountRefused as refusal:
            raise NotYet(refusal.reason, retry_after=LATER) from None
        except CallRefused:
            return

    def _reserved(self, order: ExternalOrder, line: ExternalLine) -> ExternalOrder:
        if line.bound is None or line.bound.reservation is None:
            return order
        kept, pieces = line.bound.reservation, line.bound.taken
        service = self._service(order.community, kept.supplier, order.order)
        if service is None:
            return self._refused(order, line, "supplier_missing")
        try:
            if not kept.asked:
                order = self._saved(asked(order, line.key))
                service.hold(kept, pieces)
            elif not _is_held(service, kept, pieces):
                service.hold(kept, pieces)
        except AccountRefused as refusal:
            return self._refused(order, line, refusal.reason)
        except CallRefused as refusal:
            return self._refused(order, line, refusal.reason, refusal.said)
        data = {"account": order.account, "order": order.order, "line": line.key, "pieces": pieces}
        fact = Fact(Event.GOODS_RESERVED, external_subject(order.place), {**data, "supplier": kept.supplier})
        return self._saved(held(order, line.key, pieces), fact)

    def _service(self, community: str, supplier: str, order: str) -> SupplierService | None:
        """None for one that was removed: nobody has his token."""
        known = self.suppliers.find(community, supplier)
        if known is None or known.removed_at:
            return None
        try:
            return self.services.of(known, self.secrets.get(community, supplier)["token"], order)
        except NotFound:
            return None

    def _refused(self, order: ExternalOrder, line: ExternalLine, problem: str, said: str = "") -> ExternalOrder:
        data = {"account": order.account, "order": order.order, "problem": problem, "lines": [line.key]}
        fact = Fact(Event.EXTERNAL_PUSHED, external_subject(order.place), data)
        return self._saved(refused(order, line.key, problem, said), fact)

    def _saved(self, order: ExternalOrder, *facts: Fact) -> ExternalOrder:
        self.commits.commit(order.community, Commit((order,), facts))
        return replace(order, version=order.version + 1)


def _is_held(service: SupplierService, kept: Reservation, pieces: int) -> bool:
    """Whether an earlier try, whose answer nobody has heard, was heard itself."""
    found = service.held(kept.key)
    return found is not None and (found.offer, found.pieces) == (kept.offer, pieces)


def _told(entry: Entry) -> Reservation:
    told = entry.data
    return Reservation(
        supplier=str(told["supplier"]),
        offer=str(told["offer"]),
        price=int(str(told["price"])),
        currency=str(told["currency"]),
        key=str(told["key"]),
    )

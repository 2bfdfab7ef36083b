"""A house with a marketplace and a supplier who has what it sells."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from chalicelib.domain.external.external_order import Reservation
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY
from tests.fakes.suppliers import FakeSupplier, a_supplied_offer, a_supplier
from tests.usecases.external.market import MANAGER, Market

SUPPLIER = a_supplier()


@dataclass
class Supplied(Market):
    def __post_init__(self) -> None:
        super().__post_init__()
        self.house.save(SUPPLIER)
        self.house.stores.account_secrets.put(COMMUNITY, SUPPLIER.id, {"token": "TOKEN"})
        self.supplier.has = [a_supplied_offer()]

    @cached_property
    def supplier(self) -> FakeSupplier:
        return self.house.partners.suppliers.it

    @property
    def offer(self) -> str:
        """As the picker shows it."""
        (found,) = self.house.container.external.find_supplied.offers(MANAGER, SUPPLIER.id, "OC-90", "Knecht")
        return found.id

    def bought(self) -> Supplied:
        """An order whose line is bound to the supplier's offer."""
        self.seen()
        self.accept(offer=self.offer)
        return self

    @property
    def reservation(self) -> Reservation:
        bound = self.line.bound
        assert bound
        assert bound.reservation
        return bound.reservation

    def undo(self) -> None:
        self.house.container.external.decide.undo(MANAGER, self.place, ["1"])

    def released(self) -> None:
        """The worker does what waits for suppliers, and it comes twice."""
        for entry in self.heard(Event.RESERVATION_LOWERED):
            for _ in range(2):
                self.house.container.background.external.run(entry)

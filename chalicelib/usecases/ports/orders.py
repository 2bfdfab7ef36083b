"""Where orders are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.lists import Page
    from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel
    from chalicelib.domain.orders.desk_list import DeskPage, OrderFilter
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.orders.saved_view import SavedView
    from chalicelib.domain.payments.balance import Balance


class Known(Struct, frozen=True):
    buyer: Buyer
    order: Order | None = None


class Orders(Protocol):
    def get(self, community: str, number: str) -> Order:
        """Raises NotFound."""

    def with_balance(self, community: str, number: str, buyer: str) -> tuple[Order, Balance]:
        """An order, with what a buyer has on his balance, as they stand at one moment. Raises NotFound."""

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        """Orders by number; a missing one is left out."""

    def numbers_after(self, community: str, purchase: str, buyer: str, limit: int) -> Sequence[tuple[str, str]]:
        """Buyer and number of at most ``limit`` orders of a purchase, in the order of buyers, after ``buyer``."""

    def at_point(self, community: str, point: str, after: str, limit: int) -> Sequence[str]:
        """Numbers of at most ``limit`` orders that wait at a pickup point or will, in their order, after one."""

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        """By OK id: who of these people is known, with the order in this purchase if there is one.

        Of one whose data was erased, and who did not come again, what is left: his id.
        """

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        """A buyer's orders, newest first, placed at ``since`` or later. Raises Invalid for a foreign cursor."""

    def bills_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Bill]:
        """What a buyer has to pay now, the nearest deadline first, those without one last. Raises Invalid."""

    def parcels_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Parcel]:
        """What a buyer has to collect now, the oldest order first. Raises Invalid."""

    def desk_page(self, community: str, wanted: OrderFilter, cursor: str | None, limit: int) -> DeskPage:
        """A community's orders, newest first, with their buyers. A page looks at a bounded number of orders.

        Raises Invalid for a foreign cursor.
        """

    def join_lists(self, orders: Sequence[Order]) -> None:
        """Those that were written before the desk had a list stand in it from now on; nothing else of them changes."""

    def take_numbers(self, community: str, count: int) -> range:
        """``count`` numbers nobody else gets; those not used are lost."""


class SavedViews(Protocol):
    def get(self, community: str, view: str) -> SavedView:
        """Raises NotFound."""

    def all(self, community: str) -> Sequence[SavedView]:
        """Everybody's, by name: there are a hundred at the most."""

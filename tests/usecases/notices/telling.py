"""An order is news, and becomes other news."""

from msgspec.structs import replace

from chalicelib.domain.orders.order import Order
from tests.factories import COMMUNITY, an_order, order_saved
from tests.usecases.house import House


def tell(house: House, order: Order | None = None) -> None:
    house.container.notices.send.send(order_saved(order or an_order()))


def change(house: House, **fields: object) -> Order:
    """The order's next revision, saved."""
    order = house.stores.orders.get(COMMUNITY, "1001")
    house.save(replace(order, revision=order.revision + 1, **fields))
    return house.stores.orders.get(COMMUNITY, "1001")

"""An organizer corrects orders: their lines, their sums, many at once."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.saved_view import SavedView
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind
from tests.crash.cabinet import NUMBER, a_payer, a_request, anna
from tests.crash.preparations import found, principal, save


def editing_lines(container: Container, community: str) -> Sequence[str]:
    """Nothing is left in the order: it takes no room at its point any more."""
    a_payer(container, community)
    container.pickup.choose_point.choose(anna(community), NUMBER, "centre")
    version = container.stores.orders.get(community, NUMBER).version
    body = {"reason": "Передумала", "lines": [{"action": "remove", "line": 0}]}
    return a_request(community, f"/v1/orders/{NUMBER}/lines", body, principal(community), version)


def adjusting(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    body = {"kind": "discount", "amount": -1_000, "reason": "Постоянной покупательнице"}
    return a_request(community, f"/v1/orders/{NUMBER}/adjustments", body, principal(community))


def removing_an_adjustment(container: Container, community: str) -> Sequence[str]:
    order = a_payer(container, community)
    given = (Adjustment(AdjustmentKind.PACKING, 5_000, "Коробка", "a1"),)
    save(container, community, replace(order, adjustments=given))
    path = f"/v1/orders/{NUMBER}/adjustments/a1"
    return a_request(community, path, {}, principal(community), order.version + 1, "DELETE")


def changing_many(container: Container, community: str) -> Sequence[str]:
    """One is ready, and one is not there."""
    order = a_payer(container, community)
    asked = [{"number": NUMBER, "version": order.version}, {"number": "999999", "version": 1}]
    return a_request(community, "/v1/orders/changes", {"handout": Handout.READY, "orders": asked}, principal(community))


def saving_a_view(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    body = {"name": "Долги", "filter": {"paymentState": "unpaid"}, "shared": True}
    return a_request(community, "/v1/views", body, principal(community))


def changing_a_view(container: Container, community: str) -> Sequence[str]:
    _saved(container, community)
    return a_request(community, "/v1/views/v1", {"name": "Не оплачены"}, principal(community), 1)


def removing_a_view(container: Container, community: str) -> Sequence[str]:
    _saved(container, community)
    return a_request(community, "/v1/views/v1", {}, principal(community), 1, "DELETE")


def _saved(container: Container, community: str) -> None:
    found(container, community)
    save(container, community, SavedView("v1", community, principal(community).id, "Долги"))

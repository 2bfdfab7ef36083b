"""Where the buyer's order is collected."""

from __future__ import annotations

from chalicelib.api.audiences import buyers
from chalicelib.api.wire import buyer as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@buyers.get("/buyer/orders/{number}/points", permission=Permission.OWN_READ)
def list_points(principal: Principal, request: Request, number: str) -> wire.points.Choices:
    """Where an own order can be collected."""
    return wire.points.write_choices(*container().pickup.choose_point.offered(principal, number))


@buyers.post("/buyer/orders/{number}/point", permission=Permission.OWN_WRITE)
def choose_point(
    principal: Principal, request: Request, number: str, body: wire.points.PointWished
) -> wire.orders.Order:
    """Null is the organizer's place. 409 `conflict`: locked, closed, no longer offered; `full`."""
    return wire.orders.write_order(container().pickup.choose_point.choose(principal, number, body.point))

"""Where the buyer's order is collected."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@buyers.get("/buyer/orders/{number}/points")
def list_points(buyer: Principal, request: Request, number: str) -> wire.points.Choices:
    return wire.points.write_choices(*hub().choosing.offered(buyer, number))


@buyers.post("/buyer/orders/{number}/point")
def choose_point(buyer: Principal, request: Request, number: str) -> wire.orders.Order:
    asked = request.body(wire.points.PointWished)
    return wire.orders.write_order(hub().choosing.choose(buyer, number, asked.point))

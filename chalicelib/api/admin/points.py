"""Pickup points, and who collects where."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/points", permission=Permission.POINTS_READ)
def list_all_points(principal: Principal, request: Request) -> wire.points.Points:
    """With how many orders wait at each; those that are not offered any more too."""
    return wire.points.write_points(container().pickup.manage_points.list(principal))


@admin.post("/v1/points", permission=Permission.POINTS_WRITE, status=201, keeps=True)
def add_point(principal: Principal, request: Request, body: wire.points.PointAsked) -> wire.points.Point:
    """400 above 40 beside retired ones. Of more than 200 the oldest retired one where nothing waits is forgotten."""
    asked = wire.points.read_point(body)
    return wire.points.write_point(container().pickup.manage_points.add(principal, asked))


@admin.patch("/v1/points/{point}", permission=Permission.POINTS_WRITE, shows="/v1/points")
def change_point(
    principal: Principal, request: Request, point: str, body: wire.points.PointChanged, version: int
) -> wire.points.Points:
    """What is not named stays as it is. The version is that of all points: they are kept together."""
    change = wire.points.read_change(body)
    return wire.points.write_points(container().pickup.manage_points.change(principal, point, version, change))


@admin.post("/v1/orders/{number}/point", permission=Permission.ORDERS_WRITE)
def move_order(principal: Principal, request: Request, number: str, body: wire.points.PointWished) -> wire.orders.Order:
    """Also where buyers may not choose any more. 409 `conflict`, `full`."""
    return wire.orders.write_order(container().pickup.choose_point.move(principal, number, body.point))

"""Pickup points, and who collects where."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.get("/organizer/points")
def list_all_points(organizer: Principal, request: Request) -> wire.points.Points:
    return wire.points.write_points(hub().arranging.list(organizer))


@organizers.post("/organizer/points", status=201)
def add_point(organizer: Principal, request: Request) -> wire.points.Point:
    asked = wire.points.read_point(request.body(wire.points.PointAsked))
    return wire.points.write_point(hub().arranging.add(organizer, asked))


@organizers.post("/organizer/points/{point}")
def change_point(organizer: Principal, request: Request, point: str) -> wire.points.Point:
    change = wire.points.read_change(request.body(wire.points.PointChanged))
    return wire.points.write_point(hub().arranging.change(organizer, point, change))


@organizers.post("/organizer/orders/{number}/point")
def move_order(organizer: Principal, request: Request, number: str) -> wire.orders.OrganizersOrder:
    asked = request.body(wire.points.PointWished)
    return wire.orders.write_for_organizer(hub().choosing.move(organizer, number, asked.point))

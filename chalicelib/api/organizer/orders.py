"""Orders as an organizer sees them, and the hand-out desk."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import organizers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@organizers.get("/organizer/orders/{number}")
def show_any_order(organizer: Principal, request: Request, number: str) -> wire.orders.OrganizersOrder:
    return wire.orders.write_for_organizer(*hub().receiving.show(organizer, number))


@organizers.post("/organizer/orders/{number}/handout")
def hand_out(organizer: Principal, request: Request, number: str) -> wire.orders.OrganizersOrder:
    asked = request.body(wire.handouts.HandoutAsked)
    return wire.orders.write_for_organizer(hub().receiving.hand(organizer, number, asked.handout))


@organizers.post("/organizer/handouts/reading")
def read_code(organizer: Principal, request: Request) -> wire.orders.OrganizersOrder:
    asked = request.body(wire.codes.CodeAsked)
    return wire.orders.write_for_organizer(*hub().receiving.read(organizer, asked.code))

"""A group that no community has yet: its administrator founds one."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/founding/offer", permission=PUBLIC, rate=RateClass.LAUNCH)
def offer_founding(_: None, request: Request, body: wire.founding.OfferAsked) -> wire.founding.Offer:
    """Whether who launched may found a community here: OK is asked whether he is the group's administrator.

    `query` is that of a launch that was answered `group_not_connected`. 401 as for a launch, 409 when the group has a
    community by now, 503 while OK is silent.
    """
    return wire.founding.write_offer(container().communities.found.offer(body.query))


@anyone.post("/founding", permission=PUBLIC, status=201, rate=RateClass.LAUNCH)
def found_community(_: None, request: Request, body: wire.founding.FoundingAsked) -> wire.founding.Founded:
    """Once for a group: the same again, or another administrator a moment later, finds it founded. Then launch.

    401 as for a launch, 403 `founder_only` for whoever is no administrator of the group, 503 while OK is silent.
    """
    container().communities.found.found(body.query, wire.founding.read_wish(body))
    return wire.founding.Founded()

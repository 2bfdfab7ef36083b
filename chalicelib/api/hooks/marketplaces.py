"""What marketplaces push to us: kept before it is acknowledged, answered as each of them wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalice.app import Response

from chalicelib import tracing
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.edge.logs import network
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.responses import json_response
from chalicelib.edge.routes import PUBLIC
from chalicelib.usecases.external.receive_webhooks import Push

if TYPE_CHECKING:
    from collections.abc import Mapping


@anyone.post("/hooks/ozon/{key}", permission=PUBLIC, rate=RateClass.HOOK)
def accept_ozon_push(_: None, request: Request, key: str) -> Response:
    """Ozon's push, at most 256 KB: 200 for what was kept, now or before, and to a ping; errors in Ozon's own form."""
    return _accepted(Marketplace.OZON, request, key)


@anyone.post("/hooks/yandex_market/{key}/notification", permission=PUBLIC, rate=RateClass.HOOK)
def accept_yandex_push(_: None, request: Request, key: str) -> Response:
    """A notification of Yandex Market, which adds the last part of the address by itself; errors in its own form."""
    return _accepted(Marketplace.YANDEX_MARKET, request, key)


@anyone.post("/hooks/getzzap/{key}", permission=PUBLIC, rate=RateClass.HOOK)
def accept_signed_push(_: None, request: Request, key: str) -> Response:
    """A push signed as Standard Webhooks says; what it may say is described in docs/marketplaces."""
    return _accepted(Marketplace.GETZZAP, request, key)


def _accepted(marketplace: Marketplace, request: Request, key: str) -> Response:
    push = Push(
        marketplace=marketplace,
        key=key,
        network=request.address,
        headers=_headers(request),
        body=request.content,
    )
    reply, troubles = container().external.receive_webhooks.accept(push)
    for trouble in troubles:
        tracing.trouble(trouble, network=network(request.address))
    return json_response(reply.body, reply.status)


def _headers(request: Request) -> Mapping[str, str]:
    return {str(name).lower(): str(value) for name, value in request.raw.headers.items()}

"""What people write to the bot in Telegram: only the code they came with is of use."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import anyone
from chalicelib.bootstrap import container
from chalicelib.domain.notices.channels import Channel
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request
from chalicelib.edge.routes import PUBLIC


@anyone.post("/hooks/telegram", permission=PUBLIC, rate=RateClass.HOOK)
def accept_update(_: None, request: Request) -> wire.hooks.Accepted:
    """An update of the Bot API. 404 without the secret that Telegram was given; whatever is of no use is accepted."""
    headers = {str(name).lower(): str(value) for name, value in request.raw.headers.items()}
    container().desk_notices.link.accept(Channel.TELEGRAM, headers, request.delivery)
    return wire.hooks.Accepted()

"""Messages to the buyers of a purchase."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.api.wire.forms import ListQuery
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.rates import RateClass
from chalicelib.edge.requests import Request


@admin.post(
    "/v1/purchases/{purchase}/messages", permission=Permission.PURCHASES_WRITE, rate=RateClass.HEAVY, keeps=True
)
def message_buyers(
    principal: Principal, request: Request, purchase: str, body: wire.messages.MessageAsked
) -> wire.messages.MessageOutcome:
    """To those who take something in it and let the group write. 409 above three a day."""
    use_case = container().notices.message_buyers
    if body.dry_run:
        return wire.messages.write_hearing(use_case.preview(principal, purchase, body.text))
    return wire.messages.write_sent(use_case.send(principal, purchase, body.text))


@admin.get("/v1/purchases/{purchase}/messages", permission=Permission.NOTICES_READ)
def list_messages(principal: Principal, request: Request, purchase: str) -> wire.messages.SentMessages:
    """The last ten, newest first."""
    return wire.messages.write_messages(container().notices.message_buyers.sent(principal, purchase))


@admin.get("/v1/purchases/{purchase}/messages/{message}", permission=Permission.NOTICES_READ)
def list_unreached(
    principal: Principal, request: Request, purchase: str, message: str, query: ListQuery
) -> wire.messages.UnreachedBuyers:
    """Whom it did not reach, and why; a page looks at fifty buyers, and may be empty before the last."""
    page = container().notices.message_buyers.unreached(principal, purchase, message, query.cursor)
    return wire.messages.write_unreached(page)

"""What an order knows of the claims that were filed for it."""

from msgspec.structs import replace

from chalicelib.domain.errors import Conflict
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimMark, ClaimState

KEPT_CLAIMS = 20


def marked(order: Order, mark: ClaimMark) -> Order:
    """The order with a claim as it now is; the newest first, the oldest decided ones are forgotten here."""
    others = tuple(each for each in order.claims if each.id != mark.id)
    kept = sorted((mark, *others), key=lambda each: each.filed_at, reverse=True)
    pending = [each for each in kept if each.state is ClaimState.PENDING]
    if len(pending) > KEPT_CLAIMS:
        raise Conflict("claims_too_many")
    decided = [each for each in kept if each.state is not ClaimState.PENDING][: KEPT_CLAIMS - len(pending)]
    return replace(order, claims=tuple(each for each in kept if each in pending or each in decided))

"""An organizer writes to the buyers of a purchase: who would hear it, the message, whom it did not reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.lists import Page
from chalicelib.domain.notices.notice import NOTICE_TYPES, NoticeState, message_notice
from chalicelib.domain.purchases.message import PurchaseMessage, found_message, joined, message_text
from chalicelib.usecases.notices.purchase_audience import Audience, PurchaseAudience, Telling
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Cursors, NewId, Notices, Orders, Purchases
from chalicelib.usecases.purchase_orders import orders_after
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.notices.notice import Notice
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.purchases.purchase import Purchase

PENDING = "pending"
"""Why somebody has not heard yet: his message is on its way, or waits for his morning."""

_HEARD = frozenset({NoticeState.SENT, NoticeState.DELIVERED})


class Hearing(Struct, frozen=True):
    """Who would hear a message; ``complete``: all orders of the purchase were looked at."""

    looked: int
    complete: bool
    audience: Audience | None


class Unreached(Struct, frozen=True):
    buyer: Buyer
    number: str
    reason: str


class MessageBuyers(Struct, frozen=True):
    purchases: Purchases
    orders: Orders
    buyers: Buyers
    notices: Notices
    audience: PurchaseAudience
    commits: Commits
    cursors: Cursors
    now: Clock
    new_id: NewId

    def preview(self, principal: Principal, purchase: str, text: str) -> Hearing:
        """Nothing is written. Raises NotFound, Invalid, Conflict, as sending it would."""
        before, message = self._purchase(principal, purchase), self._message(principal, text)
        joined(before.messages, message)
        looked = self.audience.look(principal.community, purchase)
        kind = NOTICE_TYPES[Event.ORDER_MESSAGED]
        tellings = [Telling(order, kind, message.text) for order in looked.orders if order.pieces]
        found = self.audience.of(principal.community, tellings)
        return Hearing(len(looked.orders), looked.complete, found[0] if found else None)

    def send(self, principal: Principal, purchase: str, text: str) -> PurchaseMessage:
        """To those who take something in it; they hear it a little later. Raises NotFound, Invalid, Conflict."""
        message = self._message(principal, text)

        def send() -> None:
            before = self._purchase(principal, purchase)
            after = replace(before, messages=joined(before.messages, message))
            data, subject = {"message": message.id, "text": message.text}, purchase_subject(purchase)
            said = Fact(Event.PURCHASE_MESSAGED, subject, data, after={"text": message.text})
            facts = [said, Fact(Event.MESSAGES_DUE, subject, data)]
            self.commits.commit(principal.community, Commit((after,), facts))

        retry_on_stale(send)
        return message

    def sent(self, principal: Principal, purchase: str) -> Sequence[PurchaseMessage]:
        """The last ones, newest first. Raises NotFound."""
        return self._purchase(principal, purchase).messages

    def unreached(self, principal: Principal, purchase: str, message: str, cursor: str | None) -> Page[Unreached]:
        """Of the next fifty buyers those who have not heard it, and why. Raises NotFound, Invalid."""
        community = principal.community
        sent = found_message(self._purchase(principal, purchase).messages, message)
        owner = f"{community}/{purchase}/{message}/unreached"
        after = self.cursors.read(owner, cursor)[0] if cursor else ""
        some = orders_after(self.orders, community, purchase, after)
        following = self.cursors.write(owner, (some.following,)) if some.following else None
        return Page(self._unreached(community, sent, some.orders), following)

    def _unreached(self, community: str, sent: PurchaseMessage, orders: Sequence[Order]) -> list[Unreached]:
        if not orders:
            return []
        meant = [order for order in orders if order.pieces and order.created_at <= sent.at]
        known = self.buyers.many(community, [order.buyer for order in meant])
        told = self.notices.of_buyers(community, list(known), message_notice(sent.id))
        found = [(known[order.buyer], order, _reason(told.get(order.buyer))) for order in meant if order.buyer in known]
        return [_of(*each) for each in found if each[2]]

    def _purchase(self, principal: Principal, purchase: str) -> Purchase:
        return principal.reach.purchase(self.purchases.get(principal.community, purchase))

    def _message(self, principal: Principal, text: str) -> PurchaseMessage:
        return PurchaseMessage(self.new_id(), message_text(text), self.now(), principal.id)


def _reason(notice: Notice | None) -> str:
    """Empty for who has heard it."""
    if notice is None:
        return PENDING
    return "" if notice.state in _HEARD else notice.reason or PENDING


def _of(buyer: Buyer, order: Order, reason: str) -> Unreached:
    return Unreached(buyer, order.number, "erased" if buyer.forgotten else reason)

"""What a message of a person sets going.

A pressed "I paid" files a claim, and the notices it stood under were read; an organizer decides on one by a button.
"""

from __future__ import annotations

import hashlib
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, ok_identity
from chalicelib.domain.errors import CommunityClosed, Conflict, NotFound, Stale
from chalicelib.domain.inbox.message import ClaimDecision, Message, read_decision, read_paid
from chalicelib.domain.journal import Entry, Event, Fact, buyer_subject, order_subject
from chalicelib.domain.notices.notice import Notice, NoticeState
from chalicelib.domain.payments.filing import Report, unclaimed
from chalicelib.usecases.claim_filing import ClaimFiling
from chalicelib.usecases.ports import Buyers, Clock, Commit, Commits, Messages, Notices, Orders
from chalicelib.usecases.retries import retry_on_stale_from

if TYPE_CHECKING:
    from chalicelib.usecases.locales import Locales


class ClaimButtons(Protocol):
    def decide(self, message: Message, person: Buyer, decision: ClaimDecision, claim: str) -> None:
        """Safe to repeat. Raises Unavailable, Stale."""


class HandleMessages(Struct, frozen=True):
    messages: Messages
    buyers: Buyers
    orders: Orders
    notices: Notices
    claim_buttons: ClaimButtons
    locales: Locales
    commits: Commits
    now: Clock

    def run(self, event: Entry) -> None:
        """Safe to repeat; where all is closed the message stays and sets nothing going. Raises Stale, Unavailable."""
        try:
            self.locales.check_open(event.community)
            message = self.messages.get(event.community, str(event.data["person"]), str(event.data["message"]))
        except (NotFound, CommunityClosed):  # erased meanwhile; or closed
            return
        buyer, number, decided = self._person(message), read_paid(message.payload), read_decision(message.payload)
        if buyer and decided and not buyer.forgotten:
            self.claim_buttons.decide(message, buyer, *decided)
        if buyer and number:
            self._report(message, buyer, number)
            self._mark_read(message, buyer, number)

    def _person(self, message: Message) -> Buyer | None:
        identity = ok_identity(message.user)
        return self.buyers.by_identities(message.community, [identity]).get(identity)

    def _report(self, message: Message, read: Buyer | None, number: str) -> None:
        """Nothing when it was done before, for a person who is being erased, or when no more reports are taken."""
        try:
            retry_on_stale_from(read, lambda: self._person(message), lambda buyer: self._claim(message, buyer, number))
        except Stale:
            raise
        except Conflict:
            return

    def _claim(self, message: Message, buyer: Buyer | None, number: str) -> None:
        """For all that is still to be paid; nothing for what was reported already, or for somebody else's order."""
        order = self.orders.many(message.community, [number]).get(number)
        if buyer is None or order is None or order.buyer != buyer.id or not order.terms.payable or not unclaimed(order):
            return
        claim = hashlib.blake2s(f"{buyer.id}/{message.id}".encode(), digest_size=8).hexdigest()
        report = Report(unclaimed(order), min(message.at, self.now()))
        _, commit = ClaimFiling(Event.CLAIM_TAPPED, self.now).of(buyer, claim, report, [order])
        self.commits.commit(message.community, commit)

    def _mark_read(self, message: Message, buyer: Buyer, number: str) -> None:
        """OK does not say which of the order's messages the button stood under: he has seen all that came before."""
        for notice in self.notices.of_buyer(message.community, buyer.id):
            if (notice.state, notice.number) == (NoticeState.SENT, number) and notice.at <= message.at:
                self._delivered(notice)

    def _delivered(self, notice: Notice) -> None:
        delivered = replace(notice, state=NoticeState.DELIVERED)
        subject = order_subject(notice.number) if notice.number else buyer_subject(notice.buyer)
        data = {"notice": notice.id, "letter": notice.template}
        fact = Fact(Event.NOTICE_DELIVERED, subject, data)
        with suppress(Stale):  # it is being told anew
            self.commits.commit(notice.community, Commit((delivered,), (fact,)))

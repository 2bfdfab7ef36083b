"""Anna presses "I paid" under a message of the group."""

from collections.abc import Sequence
from typing import Any

from chalicelib.domain.inbox.message import Message, MessageKind, paid_payload
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import PaymentClaim
from chalicelib.domain.privacy.pseudonyms import person_key
from tests.factories import COMMUNITY, a_buyer, a_line, a_message, an_entry, an_order, payable
from tests.usecases.annex import Annex
from tests.world import ELENA

ORDER = an_order((a_line(price=100_000),), fee=0, terms=payable())


def settled(annex: Annex, order: Order = ORDER) -> Annex:
    annex.join(a_buyer(), a_buyer(id="elena", ok_id=ELENA, name="Елена"))
    annex.save(order)
    return annex


def pressed(annex: Annex, number: str = "1001", **fields: Any) -> Entry:
    """The event of a pressed button; the message is kept."""
    given = {"id": "cb:1", "kind": MessageKind.CALLBACK, "text": "", "payload": paid_payload(number)}
    return received(annex, a_message(**{**given, **fields}))


def received(annex: Annex, message: Message) -> Entry:
    if message not in annex.stores.messages.of_user(message.community, message.user):
        annex.save(message)
    data = {"person": person_key(message.community, message.user), "message": message.id, "kind": message.kind}
    return an_entry(id=f"event-{message.id}", event=Event.MESSAGE_RECEIVED, data=data)


def claims(annex: Annex) -> Sequence[PaymentClaim]:
    return annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things


def order(annex: Annex) -> Order:
    return annex.stores.orders.get(COMMUNITY, "1001")

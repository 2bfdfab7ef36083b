"""Two people who have used everything: what is kept of one must not be taken for the other's."""

from datetime import timedelta

from msgspec.structs import replace

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import QuietHours, Topic, quiet_hours
from chalicelib.domain.communities.community import Role
from chalicelib.domain.inbox.message import Message
from chalicelib.domain.journal import Event, buyer_subject, order_subject
from chalicelib.domain.orders.order import paying
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.ports import Commit
from tests.credentials import a_passkey
from tests.factories import (
    COMMUNITY,
    NOW,
    a_buyer,
    a_comment,
    a_fact,
    a_line,
    a_message,
    a_notice,
    a_payment,
    a_principal,
    an_order,
    payable,
)
from tests.usecases.annex import Annex
from tests.world import ANNA, ELENA

PNG = b"\x89PNG\r\n\x1a\n picture"
WORDS = (
    "Анна Петрова",
    "+79035557788",
    "телефон Анны",
    "позвоните после шести",
    "мне 38, срочно",
    "когда же раздача",
    "перевела мама",
)
"""What only Anna is or has said."""

NIGHT: QuietHours = quiet_hours("22:00", "09:00")


def principal(buyer: str, ok_id: str) -> Principal:
    return a_principal(id=buyer, ok_id=ok_id, role=Role.BUYER)


def settled() -> Annex:
    """Anna, who has two orders, and Elena, who has one."""
    annex = Annex()
    name, phone, passkey, at_order, comment, message, at_claim = WORDS
    annex.save(a_passkey(person="anna", name=passkey), a_passkey(person="elena"))
    annex.join(
        a_buyer(name=name, phone=phone, muted=frozenset({Topic.STAGE}), quiet=NIGHT),
        a_buyer(id="elena", ok_id=ELENA, name="Елена Смирнова"),
    )
    move_in(annex, "anna", ANNA, ("1001", "1002"), at_order, comment, message, at_claim)
    move_in(annex, "elena", ELENA, ("2001",), "серые", "мне 37", "спасибо", "сама")
    return annex


def move_in(annex: Annex, buyer: str, ok_id: str, numbers: tuple[str, ...], *words: str) -> None:
    at_order, comment, message, at_claim = words
    for place, number in enumerate(numbers):
        line = a_line(comment=at_order if place == 0 else "")
        order = an_order((line,), number=number, buyer=buyer, purchase=f"p{place}", terms=payable())
        payment = a_payment(id=f"p{number}", order=number, buyer=buyer)
        subject = order_subject(number)
        fact = a_fact(subject=subject, event=Event.ORDER_SAVED, actor="buyer/maria")
        paid = replace(paying(order, payment), created_at=NOW - timedelta(days=place))
        annex.stores.commits.commit(COMMUNITY, Commit((paid, payment), (fact,)))
    annex.stores.files.write(COMMUNITY, uploaded_proof(buyer, "proof1"), PNG)
    annex.stores.files.write(COMMUNITY, uploaded_proof(buyer, "unclaimed1"), PNG)
    wish = ClaimRequest(
        key=f"form-of-{buyer}", orders=numbers, amount=50_000, paid_at=NOW, comment=at_claim, proof="proof1"
    )
    annex.container.payments.file_claims.file(principal(buyer, ok_id), wish)
    annex.stores.comments.put([a_comment(id=f"comment-{buyer}", author=ok_id, text=comment)])
    annex.save(a_notice(id=f"order/{numbers[0]}", buyer=buyer, number=numbers[0]), said(buyer, ok_id, message))
    joined = a_fact(subject=buyer_subject(buyer), event=Event.BUYER_JOINED)
    annex.stores.commits.commit(COMMUNITY, Commit(facts=(joined,)))


def said(buyer: str, ok_id: str, text: str) -> Message:
    return a_message(id=f"mid:{buyer}", user=ok_id, name=buyer, text=text)

"""Tenants whose buyers pay, collect, write and leave, at the moment when a message or a request comes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import asdict, replace

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.inbox.message import ClaimDecision, Message, MessageKind, decision_payload, paid_payload
from chalicelib.domain.journal import Event, community_subject
from chalicelib.domain.notices.notice import CLAIMS
from chalicelib.domain.orders.order import Handout, Order, on_terms
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.domain.pickup.points import PickupPoint, Points
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.inbox.receive_messages import HOOK
from chalicelib.usecases.payments.file_claims import ClaimRequest
from tests.crash.preparations import FIRST_NUMBER, found, principal, save, written
from tests.factories import (
    NOW,
    a_buyer,
    a_claim,
    a_claimed_order,
    a_line,
    a_message,
    a_notice,
    a_principal,
    a_purchase,
    an_entry,
    an_order,
    an_organizer,
)
from tests.world import ADMIN, ANNA

PNG = b"\x89PNG\r\n\x1a\n picture"
NUMBER = str(FIRST_NUMBER)
CLAIM = "0123456789abcdef"
POINT = PickupPoint("centre", "Центр", "ул. Лесная, 5", "10-20", price=5_000, capacity=3)
PAYABLE = Terms(1, Stage.STOPPED, payment_open=True, pay_until=NOW + timedelta(hours=20), points=("centre",))


def a_payer(container: Container, community: str, terms: Terms = PAYABLE) -> Order:
    """Anna, and her order on these terms."""
    found(container, community)
    buyer = a_buyer(community=community)
    order = on_terms(an_order([a_line(price=100_000)], community=community, number=NUMBER), terms)
    purchase = replace(a_purchase(community=community, id="sold"), terms=terms)
    order = replace(order, purchase=purchase.id)
    save(container, community, buyer, Identity(community, ok_identity(buyer.ok_id), buyer.id), purchase, order)
    save(container, community, Points(community, (POINT,)))
    return replace(order, version=1)


def a_request(
    community: str,
    path: str,
    body: object,
    who: Principal | None,
    version: int | None = None,
    method: str = "PATCH",
) -> Sequence[str]:
    """A change of what has this ``version`` (its end, without a body), or a POST, with a key at the desk."""
    wish = {"path": path, "body": json.dumps(body or {}), **({"principal": asdict(who)} if who else {})}
    if version is not None:
        wish |= {"method": "DELETE" if body is None else method, "headers": {"If-Match": f'"{version}"'}}
    elif path.startswith("/v1/"):
        wish |= {"headers": {"Idempotency-Key": "key-of-the-request"}}
    return [json.dumps(wish)]


def anna(community: str) -> Principal:
    return a_principal(community=community, id="anna", role="buyer", ok_id=ANNA)


def filing(container: Container, community: str) -> Sequence[str]:
    """A claim with its proof, from the page."""
    a_payer(container, community)
    container.stores.files.write(community, uploaded_proof("anna", "picture"), PNG)
    body = {"key": "form-of-anna", "orders": [NUMBER], "amount": 50_000, "paidAt": NOW.isoformat(), "proof": "picture"}
    return a_request(community, "/buyer/claims", body, anna(community))


def confirming(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    claim = container.payments.file_claims.file(anna(community), ClaimRequest("form-of-anna", (NUMBER,), 110_000, NOW))
    return a_request(community, f"/v1/claims/{claim.id}/confirmation", {}, principal(community))


def entering(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    body = {"key": "form-of-maria", "order": NUMBER, "amount": 110_000}
    return a_request(community, "/v1/payments", body, principal(community))


def choosing(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return a_request(community, f"/buyer/orders/{NUMBER}/point", {"point": "centre"}, anna(community))


def receiving(container: Container, community: str) -> Sequence[str]:
    order = a_payer(container, community)
    container.pickup.choose_point.choose(anna(community), NUMBER, "centre")
    order = container.stores.orders.get(community, order.number)
    save(container, community, replace(order, handout=Handout.READY))
    return a_request(community, f"/buyer/orders/{NUMBER}/receipt", {}, anna(community))


def writing(container: Container, community: str) -> Sequence[str]:
    """What OK delivers."""
    a_payer(container, community)
    delivery = {
        "webhookType": "MESSAGE_CREATED",
        "sender": {"user_id": f"user:{ANNA}", "name": "Анна"},
        "recipient": {"chat_id": "chat:1"},
        "message": {"text": "Когда привезут?", "seq": 2**60, "mid": "mid:77"},
        "timestamp": 1795341600000,
    }
    return a_request(community, f"/hooks/ok/{container.signing.signer.sign(HOOK, community)}", delivery, None)


def pressing(container: Container, community: str) -> Sequence[str]:
    """Anna has pressed "I paid"."""
    a_payer(container, community)
    message = Message(
        id="callback-1",
        community=community,
        kind=MessageKind.CALLBACK,
        user=ANNA,
        name="Анна",
        chat="chat:1",
        text="",
        at=NOW,
        received_at=NOW,
        payload=paid_payload(NUMBER),
    )
    save(container, community, message)
    data = {"person": person_key(community, ANNA), "message": message.id}
    return [written(an_entry(community=community, event=Event.MESSAGE_RECEIVED, data=data))]


def an_organizer_waits(container: Container, community: str) -> None:
    """Anna has reported a payment; Maria runs her purchase and was told."""
    order = a_payer(container, community)
    claim = a_claim(a_claimed_order(number=NUMBER), id=CLAIM, community=community, organizers=("maria",))
    save(container, community, claim, replace(order, claims=(claim.mark(claim.orders[0]),)))
    maria = a_buyer(community=community, id="maria-person", ok_id=ADMIN)
    save(container, community, maria, Identity(community, ok_identity(ADMIN), maria.id))
    save(container, community, an_organizer(community=community))
    save(container, community, a_notice(community=community, buyer=maria.id, id=CLAIMS, number="", told_of=(CLAIM,)))


def deciding(container: Container, community: str) -> Sequence[str]:
    """Maria has pressed "Confirm"."""
    an_organizer_waits(container, community)
    payload = decision_payload(ClaimDecision.CONFIRM, CLAIM)
    message = a_message(id="callback-2", community=community, kind=MessageKind.CALLBACK, user=ADMIN, payload=payload)
    save(container, community, message)
    data = {"person": person_key(community, ADMIN), "message": message.id}
    return [written(an_entry(community=community, event=Event.MESSAGE_RECEIVED, data=data))]


def reporting(container: Container, community: str, event: Event) -> Sequence[str]:
    an_organizer_waits(container, community)
    return [written(an_entry(community=community, event=event, data={"claim": CLAIM, "buyer": "anna"}))]


def a_job(community: str, event: Event, **data: object) -> Sequence[str]:
    return [written(an_entry(community=community, subject=community_subject(community), event=event, data=data))]

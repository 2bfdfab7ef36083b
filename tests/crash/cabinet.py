"""Tenants whose buyers pay, collect, write and leave, at the moment when a message or a request comes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from msgspec.structs import asdict, replace

from chalicelib.bootstrap import Hub
from chalicelib.domain.buyers import Identity, ok_identity
from chalicelib.domain.comments import Source
from chalicelib.domain.communities import COMMENTS_TOKEN, Secret
from chalicelib.domain.import_queue import ImportQueue
from chalicelib.domain.imports import ImportState
from chalicelib.domain.journal import Event, community_subject
from chalicelib.domain.messages import Message, MessageKind, paid_payload
from chalicelib.domain.orders import Handout, Order, on_terms
from chalicelib.domain.pickup import PickupPoint, Points, chosen
from chalicelib.domain.principals import Principal
from chalicelib.domain.proofs import kept_proof, uploaded_proof
from chalicelib.domain.pseudonyms import person_key
from chalicelib.domain.pulls import Pull, Watched
from chalicelib.domain.purchases import Stage, Terms
from chalicelib.usecases.inbox.accepting import HOOK
from chalicelib.usecases.payments.claiming import ClaimWish
from infra.sandbox.ok.content import ALBUMS, REMARKS
from tests.crash.preparations import FIRST_NUMBER, found, principal, save, written
from tests.factories import (
    NOW,
    a_buyer,
    a_claim,
    a_claimed_order,
    a_comment,
    a_line,
    a_principal,
    a_purchase,
    an_entry,
    an_import,
    an_order,
    an_organizer,
)
from tests.world import ANNA

PNG = b"\x89PNG\r\n\x1a\n picture"
NUMBER = str(FIRST_NUMBER)
POINT = PickupPoint("centre", "Центр", "ул. Лесная, 5", "10-20", price=5_000, capacity=3)
LAST_ALBUM = json.dumps([[ALBUMS[-1].id], None, None])
"""An anchor: albums to be read, the next page of albums, the next page of photos."""

LAST_PHOTO = REMARKS[-1][0]
PAYABLE = Terms(1, Stage.STOPPED, payment_open=True, pay_until=NOW + timedelta(hours=20), points=("centre",))


def a_payer(hub: Hub, community: str, terms: Terms = PAYABLE) -> Order:
    """Anna, and her order on these terms."""
    found(hub, community)
    buyer = a_buyer(community=community)
    order = on_terms(an_order([a_line(price=100_000)], community=community, number=NUMBER), terms)
    purchase = replace(a_purchase(community=community, id="sold"), terms=terms)
    order = replace(order, purchase=purchase.id)
    save(hub, community, buyer, Identity(community, ok_identity(buyer.ok_id), buyer.id), purchase, order)
    save(hub, community, Points(community, (POINT,)))
    return replace(order, version=1)


def a_request(community: str, path: str, body: object, who: Principal | None) -> Sequence[str]:
    wish = {"path": path, "body": json.dumps(body), **({"principal": asdict(who)} if who else {})}
    return [json.dumps(wish)]


def anna(community: str) -> Principal:
    return a_principal(community=community, id="anna", role="buyer", ok_id=ANNA)


def filing(hub: Hub, community: str) -> Sequence[str]:
    """A claim with its proof, from the page."""
    a_payer(hub, community)
    hub.files.write(community, uploaded_proof("anna", "picture"), PNG)
    body = {"key": "form-of-anna", "orders": [NUMBER], "amount": 50_000, "paidAt": NOW.isoformat(), "proof": "picture"}
    return a_request(community, "/buyer/claims", body, anna(community))


def confirming(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    claim = hub.claiming.file(anna(community), ClaimWish("form-of-anna", (NUMBER,), 110_000, NOW))
    return a_request(community, f"/organizer/claims/{claim.id}/confirmation", {}, principal(community))


def entering(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    body = {"key": "form-of-maria", "order": NUMBER, "amount": 110_000}
    return a_request(community, "/organizer/payments", body, principal(community))


def choosing(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    return a_request(community, f"/buyer/orders/{NUMBER}/point", {"point": "centre"}, anna(community))


def receiving(hub: Hub, community: str) -> Sequence[str]:
    order = a_payer(hub, community)
    hub.choosing.choose(anna(community), NUMBER, "centre")
    order = hub.orders.get(community, order.number)
    save(hub, community, replace(order, handout=Handout.READY))
    return a_request(community, f"/buyer/orders/{NUMBER}/receipt", {}, anna(community))


def writing(hub: Hub, community: str) -> Sequence[str]:
    """What OK delivers."""
    a_payer(hub, community)
    delivery = {
        "webhookType": "MESSAGE_CREATED",
        "sender": {"user_id": f"user:{ANNA}", "name": "Анна"},
        "recipient": {"chat_id": "chat:1"},
        "message": {"text": "Когда привезут?", "seq": 2**60, "mid": "mid:77"},
        "timestamp": 1795341600000,
    }
    return a_request(community, f"/hooks/ok/{hub.seals.seal(HOOK, community)}", delivery, None)


def pressing(hub: Hub, community: str) -> Sequence[str]:
    """Anna has pressed "I paid"."""
    a_payer(hub, community)
    message = Message(
        "callback-1", community, MessageKind.CALLBACK, ANNA, "Анна", "chat:1", "", NOW, NOW, paid_payload(NUMBER)
    )
    save(hub, community, message)
    data = {"person": person_key(community, ANNA), "message": message.id}
    return [written(an_entry(community=community, event=Event.MESSAGE_RECEIVED, data=data))]


def spreading(hub: Hub, community: str) -> Sequence[str]:
    """The purchase goes over to the hand-out; two orders are there."""
    order = a_payer(hub, community)
    more = a_buyer(community=community, id="boris", ok_id="570000000777")
    save(hub, community, more, replace(order, number=str(FIRST_NUMBER + 1), buyer="boris", version=0))
    ready = replace(PAYABLE, revision=2, stage=Stage.DISTRIBUTING)
    save(hub, community, replace(hub.purchases.get(community, "sold"), terms=ready))
    data = {"revision": 2}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.PURCHASE_CHANGED, data=data))]


def rehosting(hub: Hub, community: str) -> Sequence[str]:
    """The organizer of two purchases has moved."""
    a_payer(hub, community)
    sold = hub.purchases.get(community, "sold")
    save(hub, community, an_organizer(community=community, place="ул. Новая, 7"))
    save(hub, community, replace(sold, organizer="maria", place="", hours=""))
    save(hub, community, replace(sold, id="books", organizer="maria", place="у подъезда", hours="", version=0))
    return [written(an_entry(community=community, subject="organizer/maria", event=Event.ORGANIZER_CHANGED))]


def spreading_on(hub: Hub, community: str) -> Sequence[str]:
    """The same, for those behind the first."""
    spreading(hub, community)
    data = {"revision": 2, "after": "anna"}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.PURCHASE_SPREAD, data=data))]


def moving(hub: Hub, community: str, event: Event = Event.POINTS_CHANGED) -> Sequence[str]:
    """The point where the order waits has another address."""
    order = a_payer(hub, community)
    save(hub, community, replace(order, point=replace(chosen(POINT, NOW), address="ул. Старая, 1")))
    data = {"point": "centre", "version": 2, "after": ""}
    return [written(an_entry(community=community, event=event, data=data))]


def reminding(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    data = {"kind": "payment", "mark": "payment/2026"}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.REMINDERS_DUE, data=data))]


def seeking(hub: Hub, community: str) -> Sequence[str]:
    """An hour has passed: a deadline is near, and orders are handed out today."""
    a_payer(hub, community, replace(PAYABLE, stage=Stage.DISTRIBUTING, collect_from=date(2026, 11, 22)))
    return a_chore(community, Event.REMINDERS_SOUGHT)


def waking(hub: Hub, community: str) -> Sequence[str]:
    """The clock asks for a chore of everybody, some communities a step."""
    found(hub, community)
    return a_chore(community, Event.COMMUNITIES_DUE, chores=[Event.COMMENTS_DUE])


def nudging(hub: Hub, community: str) -> Sequence[str]:
    """An import of which nobody has heard for most of a day."""
    found(hub, community)
    job = an_import(community=community, state=ImportState.READING, chunks=1)
    save(hub, community, job, ImportQueue(community, running=job.id, since=NOW - timedelta(hours=20)))
    return a_chore(community, Event.IMPORTS_SOUGHT)


def subscribing(hub: Hub, community: str) -> Sequence[str]:
    """OK takes the bot's token, and knows nothing of us yet."""
    found(hub, community)
    return a_chore(community, Event.CONNECTION_DUE)


def collecting(hub: Hub, community: str) -> Sequence[str]:
    """All but the last album was read before the last break: what is left is each kind of call once."""
    a_payer(hub, community)
    save(hub, community, Secret(community, COMMENTS_TOKEN, "sandbox-admin-token"))
    save(hub, community, Pull(community, Source.PHOTOS, LAST_ALBUM, round_began=NOW), *already_read(community))
    return a_chore(community, Event.COMMENTS_DUE)


def already_read(community: str) -> Sequence[Watched]:
    """All discussions but that of the last album, with as many comments as there are: a further round finds nothing."""
    comments = Counter(item for item, *_ in REMARKS if item != LAST_PHOTO)
    return [Watched(item, community, count, read_at=NOW) for item, count in comments.items()]


def erasing(hub: Hub, community: str) -> Sequence[str]:
    """Anna with one of each thing that goes or loses its words, and nothing else: the calls are the same."""
    buyer, order = a_buyer(community=community), an_order([a_line()], community=community, number=NUMBER)
    claim = a_claim(a_claimed_order(number=NUMBER), community=community, proof="claim1-picture")
    said = Message("mid:1", community, MessageKind.MESSAGE, ANNA, "Анна", "chat:1", "Да", NOW, NOW)
    save(hub, community, buyer, Identity(community, ok_identity(ANNA), buyer.id), order, claim, said)
    hub.files.write(community, uploaded_proof(buyer.id, "picture"), PNG)
    hub.proofs.keep(community, uploaded_proof(buyer.id, "picture"), kept_proof(buyer.id, "claim1-picture"), 1)
    hub.comments.put([a_comment(community=community, id=f"comment{place}", author=ANNA) for place in (1, 2)])
    return [written(an_entry(community=community, event=Event.ERASURE_ASKED, data={"buyer": buyer.id}))]


def a_chore(community: str, event: Event, **data: object) -> Sequence[str]:
    return [written(an_entry(community=community, subject=community_subject(community), event=event, data=data))]

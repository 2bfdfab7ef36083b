"""Tenants whose buyers pay, collect, write and leave, at the moment when a message or a request comes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import asdict, replace

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.comments.comment import Source
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.communities.community import COMMENTS_TOKEN, Secret
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.imports.queue import ImportQueue
from chalicelib.domain.inbox.message import ClaimDecision, Message, MessageKind, decision_payload, paid_payload
from chalicelib.domain.journal import Event, community_subject
from chalicelib.domain.notices.notice import CLAIMS
from chalicelib.domain.orders.order import Handout, Order, on_terms
from chalicelib.domain.payments.proofs import kept_proof, uploaded_proof
from chalicelib.domain.pickup.points import PickupPoint, Points, chosen
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.domain.purchases.stopping import decision_mark
from chalicelib.storage.buyers.buyer import BuyerRow, buyer_places
from chalicelib.storage.engine.rows import Row
from chalicelib.storage.orders.order import OrderRow, desk_places
from chalicelib.usecases.inbox.receive_messages import HOOK
from chalicelib.usecases.payments.file_claims import ClaimRequest
from infra.sandbox.ok.content import ALBUMS, REMARKS
from tests.crash.preparations import FIRST_NUMBER, found, ordered, principal, save, written
from tests.factories import (
    NOW,
    a_buyer,
    a_claim,
    a_claimed_order,
    a_comment,
    a_line,
    a_message,
    a_notice,
    a_principal,
    a_purchase,
    an_entry,
    an_import,
    an_order,
    an_organizer,
)
from tests.world import ADMIN, ANNA

PNG = b"\x89PNG\r\n\x1a\n picture"
NUMBER = str(FIRST_NUMBER)
CLAIM = "0123456789abcdef"
POINT = PickupPoint("centre", "Центр", "ул. Лесная, 5", "10-20", price=5_000, capacity=3)
LAST_ALBUM = json.dumps([[ALBUMS[-1].id], None, None])
"""An anchor: albums to be read, the next page of albums, the next page of photos."""

LAST_PHOTO = REMARKS[-1][0]
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


def spreading(container: Container, community: str) -> Sequence[str]:
    """The purchase goes over to the hand-out; two orders are there."""
    order = a_payer(container, community)
    more = a_buyer(community=community, id="boris", ok_id="570000000777")
    save(container, community, more, replace(order, number=str(FIRST_NUMBER + 1), buyer="boris", version=0))
    ready = replace(PAYABLE, revision=2, stage=Stage.DISTRIBUTING)
    save(container, community, replace(container.stores.purchases.get(community, "sold"), terms=ready))
    data = {"revision": 2}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.PURCHASE_CHANGED, data=data))]


def stopping(container: Container, community: str) -> Sequence[str]:
    """A purchase whose stop has come, below its minimum."""
    a_payer(container, community, replace(PAYABLE, stage=Stage.COLLECTING))
    sold = container.stores.purchases.get(community, "sold")
    save(container, community, replace(sold, stop_at=NOW - timedelta(minutes=5), minimum_count=9))
    return [written(an_entry(community=community, event=Event.STOPS_SOUGHT, subject=community_subject(community)))]


def asking_decision(container: Container, community: str) -> Sequence[str]:
    """A purchase has stopped below its minimum."""
    stopping(container, community)
    sold = container.stores.purchases.get(community, "sold")
    sold = replace(sold, organizer="maria", terms=replace(sold.terms.moved(Stage.STOPPED, NOW), undecided=True))
    maria = a_buyer(community=community, id="maria-person", ok_id=ADMIN)
    save(container, community, sold, maria, Identity(community, ok_identity(ADMIN), maria.id))
    save(container, community, an_organizer(community=community))
    data = {"decision": decision_mark(sold)}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.DECISION_NEEDED, data=data))]


def messaging(container: Container, community: str) -> Sequence[str]:
    """Two buyers are to hear what an organizer has written."""
    order = a_payer(container, community)
    save(container, community, replace(order, number=str(FIRST_NUMBER + 1), buyer="boris", version=0))
    data = {"message": "m1", "text": "Раздача перенесена"}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.MESSAGES_DUE, data=data))]


def counting(container: Container, community: str) -> Sequence[str]:
    """An order of before there was progress, as the release before this one has left them."""
    a_payer(container, community)
    row = OrderRow.get(f"{community}#{NUMBER}", "order", consistent_read=True)
    body = json.loads(row.body)
    body.pop("counted")
    row.update(actions=[OrderRow.body.set(json.dumps(body))])
    entry = an_entry(community=community, subject="purchase/sold", event=Event.PROGRESS_SOUGHT)
    return [written(entry)]


def resplitting(container: Container, community: str, shared: bool = False) -> Sequence[str]:
    """The delivery of a purchase with three orders has become dearer; ``shared``: their shares are written down."""
    found(container, community)
    ordered(container, community)
    save(
        container, community, replace(container.stores.purchases.get(community, "shoes"), delivery_cost=2_003, split=1)
    )
    begun = an_entry(
        community=community, subject="purchase/shoes", event=Event.DELIVERY_CHANGED, data={"split": 1, "round": 0}
    )
    if not shared:
        return [written(begun)]
    container.purchases.resplit_delivery.run(begun)
    return [written(replace(begun, event=Event.DELIVERY_SHARED, data={"split": 1, "round": 0, "left": 1}))]


def resplitting_done(container: Container, community: str) -> Sequence[str]:
    """All have their shares, and terms wait for that."""
    found(container, community)
    ordered(container, community)
    purchase = container.stores.purchases.get(community, "shoes")
    save(container, community, replace(purchase, split=1, splitting=True))
    data = {"split": 1, "round": 1, "chunk": 0, "after": ""}
    return [written(an_entry(community=community, subject="purchase/shoes", event=Event.DELIVERY_WEIGHED, data=data))]


def reweighing(container: Container, community: str) -> Sequence[str]:
    """One of three orders that share a delivery has other goods."""
    found(container, community)
    ordered(container, community)
    order = container.stores.orders.get(community, str(FIRST_NUMBER + 1))
    save(container, community, replace(order, lines=(a_line(price=25_000),)))
    return [written(an_entry(community=community, subject="purchase/shoes", event=Event.GOODS_CHANGED))]


def resplitting_on(container: Container, community: str) -> Sequence[str]:
    """The same, for a further round."""
    resplitting(container, community)
    data = {"split": 1, "round": 1, "chunk": 0, "after": ""}
    return [written(an_entry(community=community, subject="purchase/shoes", event=Event.DELIVERY_WEIGHED, data=data))]


def rehosting(container: Container, community: str) -> Sequence[str]:
    """The organizer of two purchases has moved."""
    a_payer(container, community)
    sold = container.stores.purchases.get(community, "sold")
    save(container, community, an_organizer(community=community, place="ул. Новая, 7"))
    save(container, community, replace(sold, organizer="maria", place="", hours=""))
    save(container, community, replace(sold, id="books", organizer="maria", place="у подъезда", hours="", version=0))
    return [written(an_entry(community=community, subject="organizer/maria", event=Event.ORGANIZER_CHANGED))]


def rehosting_on(container: Container, community: str) -> Sequence[str]:
    """The same, for purchases behind the first fifty."""
    rehosting(container, community)
    data = {"first": "changed", "after": ""}
    event = Event.ORGANIZER_PROPAGATED
    return [written(an_entry(community=community, subject="organizer/maria", event=event, data=data))]


def spreading_on(container: Container, community: str) -> Sequence[str]:
    """The same, for those behind the first."""
    spreading(container, community)
    data = {"revision": 2, "after": "anna"}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.PURCHASE_PROPAGATED, data=data))]


def moving(container: Container, community: str, event: Event = Event.POINTS_CHANGED) -> Sequence[str]:
    """The point where the order waits has another address."""
    order = a_payer(container, community)
    save(container, community, replace(order, point=replace(chosen(POINT, NOW), address="ул. Старая, 1")))
    data = {"point": "centre", "version": 2, "after": ""}
    return [written(an_entry(community=community, event=event, data=data))]


def reminding(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    data = {"kind": "payment", "mark": "payment/2026"}
    return [written(an_entry(community=community, subject="purchase/sold", event=Event.REMINDERS_DUE, data=data))]


def seeking(container: Container, community: str) -> Sequence[str]:
    """An hour has passed: a deadline is near, and orders are handed out today."""
    a_payer(container, community, replace(PAYABLE, stage=Stage.DISTRIBUTING, collect_from=date(2026, 11, 22)))
    return a_job(community, Event.REMINDERS_SOUGHT)


def listing_earlier(container: Container, community: str) -> Sequence[str]:
    """An order and its buyer of before there was a list of all."""
    a_payer(container, community)
    stores = container.stores
    rows: Sequence[tuple[str, str, type[Row], Mapping[str, str]]] = (
        (f"{community}#{NUMBER}", "order", OrderRow, desk_places(stores.orders.get(community, NUMBER))),
        (f"{community}#anna", "buyer", BuyerRow, buyer_places(stores.buyers.get(community, "anna"))),
    )
    for pk, sk, row, names in rows:
        container.clients.dynamodb.update_item(
            TableName=row.Meta.table_name,
            Key={"pk": {"S": pk}, "sk": {"S": sk}},
            UpdateExpression=f"REMOVE {', '.join(names)}",
        )
    return a_job(community, Event.EARLIER_ORDERS_SOUGHT)


def waking(container: Container, community: str) -> Sequence[str]:
    """The clock asks for a job of everybody, some communities a step."""
    found(container, community)
    return a_job(community, Event.COMMUNITIES_DUE, jobs=[Event.COMMENTS_DUE])


def nudging(container: Container, community: str) -> Sequence[str]:
    """An import of which nobody has heard for most of a day."""
    found(container, community)
    job = an_import(community=community, state=ImportState.READING, chunks=1)
    save(container, community, job, ImportQueue(community, running=job.id, since=NOW - timedelta(hours=20)))
    return a_job(community, Event.IMPORTS_SOUGHT)


def subscribing(container: Container, community: str) -> Sequence[str]:
    """OK takes the bot's token, and knows nothing of us yet."""
    found(container, community)
    return a_job(community, Event.CONNECTION_DUE)


def collecting(container: Container, community: str) -> Sequence[str]:
    """All but the last album was read before the last break: what is left is each kind of call once."""
    a_payer(container, community)
    save(container, community, Secret(community, COMMENTS_TOKEN, "sandbox-admin-token"))
    save(
        container,
        community,
        CommentSync(community, Source.PHOTOS, LAST_ALBUM, round_began=NOW),
        *already_read(community),
    )
    return a_job(community, Event.COMMENTS_DUE)


def already_read(community: str) -> Sequence[WatchedDiscussion]:
    """All discussions but that of the last album, with as many comments as there are: a further round finds nothing."""
    comments = Counter(item for item, *_ in REMARKS if item != LAST_PHOTO)
    return [WatchedDiscussion(item, community, count, read_at=NOW) for item, count in comments.items()]


def erasing(container: Container, community: str) -> Sequence[str]:
    """Anna with one of each thing that goes or loses its words, and nothing else: the calls are the same."""
    buyer, order = a_buyer(community=community), an_order([a_line()], community=community, number=NUMBER)
    claim = a_claim(a_claimed_order(number=NUMBER), community=community, proof="claim1-picture")
    said = Message(
        id="mid:1",
        community=community,
        kind=MessageKind.MESSAGE,
        user=ANNA,
        name="Анна",
        chat="chat:1",
        text="Да",
        at=NOW,
        received_at=NOW,
    )
    save(container, community, buyer, Identity(community, ok_identity(ANNA), buyer.id), order, claim, said)
    container.stores.files.write(community, uploaded_proof(buyer.id, "picture"), PNG)
    container.stores.proofs.keep(
        community, uploaded_proof(buyer.id, "picture"), kept_proof(buyer.id, "claim1-picture"), 1
    )
    container.stores.comments.put(
        [a_comment(community=community, id=f"comment{place}", author=ANNA) for place in (1, 2)]
    )
    return [written(an_entry(community=community, event=Event.ERASURE_ASKED, data={"buyer": buyer.id}))]


def a_job(community: str, event: Event, **data: object) -> Sequence[str]:
    return [written(an_entry(community=community, subject=community_subject(community), event=event, data=data))]

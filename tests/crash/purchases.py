"""Purchases of which something is told to their orders, step by step: terms, shares, organizer, points."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.journal import Event, community_subject
from chalicelib.domain.pickup.points import chosen
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.domain.purchases.stopping import decision_mark
from chalicelib.storage.orders.order import OrderRow
from tests.crash.cabinet import NUMBER, PAYABLE, POINT, a_payer
from tests.crash.preparations import FIRST_NUMBER, found, ordered, save, written
from tests.factories import NOW, a_buyer, a_line, an_entry, an_organizer
from tests.world import ADMIN


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

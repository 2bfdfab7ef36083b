"""Tenants for whom the clock has something to be done: reminders, imports that stand, comments, an erasure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.comments.comment import Source
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.communities.community import COMMENTS_TOKEN, Secret
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.imports.queue import ImportQueue
from chalicelib.domain.inbox.message import Message, MessageKind
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.proofs import kept_proof, uploaded_proof
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.storage.buyers.buyer import BuyerRow, buyer_places
from chalicelib.storage.engine.rows import Row
from chalicelib.storage.orders.order import OrderRow, desk_places
from infra.sandbox.ok.content import ALBUMS, REMARKS
from tests.crash.cabinet import NUMBER, PAYABLE, PNG, a_job, a_payer
from tests.crash.preparations import found, save, written
from tests.factories import NOW, a_buyer, a_claim, a_claimed_order, a_comment, a_line, an_entry, an_import, an_order
from tests.world import ANNA

LAST_ALBUM = json.dumps([[ALBUMS[-1].id], None, None])
"""An anchor: albums to be read, the next page of albums, the next page of photos."""

LAST_PHOTO = REMARKS[-1][0]


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

"""Tenants at the moment when a message comes: set up by the use cases, as small as can be."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Consent, Identity, ok_identity
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import BOT_TOKEN, Community, Secret
from chalicelib.domain.imports.import_job import CHUNK, Import, uploaded_file
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import ANSWER_LOST, LEASE, NoticeState
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.storage.journal import JournalRow
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from tests.factories import (
    NOW,
    a_buyer,
    a_line,
    a_notice,
    a_principal,
    a_purchase,
    an_entry,
    an_order,
    csv_of,
    ok_id_of,
    order_saved,
    row_of,
)
from tests.world import ANNA, GROUP

ASKING = (Event.IMPORT_REQUESTED, Event.IMPORT_ADVANCED, Event.IMPORT_STARTED)
MOST_STEPS = 50
FIRST_NUMBER = 900_001
"""Numbers that are not found in any sum."""

FILE = (
    row_of(1),
    row_of(2, quantity=3),
    f"{ok_id_of(3)};Новое Имя;;Б-1;Ботинки;38;1;100",
    row_of(4, price="250"),
)
"""Against what is ordered: unchanged, changed, unchanged of a renamed buyer, new."""


def found(container: Container, community: str) -> None:
    container.communities.manage.found(Community(community, "Закупаемся вместе", GROUP))
    save(container, community, Secret(community, BOT_TOKEN, DEMO["OK_BOT_TOKEN"]))
    container.stores.orders.take_numbers(community, FIRST_NUMBER)
    save(container, community, a_purchase(community=community, delivery_cost=1_003))


def save(container: Container, community: str, *things: object) -> None:
    container.stores.commits.commit(community, Commit(things))  # type: ignore[arg-type]


def asking(container: Container, job: Import) -> Entry:
    """What the journal says to ask for the next step of an import."""
    rows = JournalRow.query(f"{job.community}#import/{job.id}", consistent_read=True)
    entries = [msgspec.json.decode(row.body, type=Entry) for row in rows]
    wanted = (job.state, job.done)
    return next(each for each in entries if each.event in ASKING and (each.data["state"], each.data["done"]) == wanted)


def ordered(container: Container, community: str) -> None:
    """Orders that are there already, with no story behind them: what a run stores is small enough to be looked at."""
    for place in (1, 2, 3):
        buyer = a_buyer(community=community, id=f"buyer{place}", ok_id=ok_id_of(place), name=f"Покупатель {place}")
        order = an_order([a_line(price=10_000)], community=community, number=str(FIRST_NUMBER + place), buyer=buyer.id)
        claim = Identity(community, ok_identity(buyer.ok_id), buyer.id)
        save(container, community, buyer, claim, replace(order, delivery_share=334 + (place == 1)))


def principal(community: str) -> Principal:
    return a_principal(community=community)


def previewed(container: Container, community: str, rows: Sequence[str], until: str = "ready") -> str:
    content = csv_of(*rows)
    job, _ = container.imports.manage.create(principal(community), "shoes", "заказы.csv", len(content))
    container.stores.files.write(community, uploaded_file(job.id), content)
    container.imports.manage.preview(principal(community), job.id)
    drive(container, community, job.id, until)
    return job.id


def imported(container: Container, community: str, rows: Sequence[str], until: str = "done") -> str:
    job = previewed(container, community, rows)
    container.imports.manage.start(principal(community), job)
    drive(container, community, job, until)
    return job


def drive(container: Container, community: str, job: str, until: str = "done") -> None:
    """Step by step; ``until`` is a state, or a state and its step: ``splitting/1``."""
    for _ in range(MOST_STEPS):
        at = container.stores.imports.get(community, job)
        if until in (at.state, f"{at.state}/{at.done}") or at.state in ("ready", "done", "failed"):
            return
        container.imports.run.run(asking(container, at))
    raise AssertionError("an import ends")


def reading(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    rows = [row_of(place) for place in range(CHUNK + 2)]
    return asked(container, community, previewed(container, community, [*rows, row_of(99, price="?")], until="reading"))


def failing(container: Container, community: str) -> Sequence[str]:
    """A file without the columns that it needs."""
    found(container, community)
    content = b"a;b\n1;2"
    job, _ = container.imports.manage.create(principal(community), "shoes", "заказы.csv", len(content))
    container.stores.files.write(community, uploaded_file(job.id), content)
    container.imports.manage.preview(principal(community), job.id)
    return asked(container, community, job.id)


def comparing(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    ordered(container, community)
    return asked(container, community, previewed(container, community, FILE, until="comparing"))


def importing(until: str, container: Container, community: str) -> Sequence[str]:
    """A file into a purchase that has orders already, on its way in."""
    found(container, community)
    ordered(container, community)
    return asked(container, community, imported(container, community, FILE, until))


def overtaken(until: str, cause: str, container: Container, community: str) -> Sequence[str]:
    """A step that has saved one of its orders before: what is refused together is then done one by one."""
    (body,) = importing(until, container, community)
    job = msgspec.json.decode(body, type=Entry).subject
    done = Commit(
        idempotency_key=cause.format(job=job, person=person_key(community, ok_id_of(2)), order=FIRST_NUMBER + 2)
    )
    container.stores.commits.commit(community, done)
    return (body,)


def asked(container: Container, community: str, job: str) -> Sequence[str]:
    return [written(asking(container, container.stores.imports.get(community, job)))]


def written(entry: Entry) -> str:
    return msgspec.json.encode(entry).decode()


def noticing(
    container: Container,
    community: str,
    *,
    consent: Consent = Consent.ALLOWED,
    user: str = ANNA,
    heard: bool = False,
    tried: int = 0,
    breaker: CircuitBreaker | None = None,
) -> Sequence[str]:
    """``tried``: so many tries have lost their answers; ``gate``: how OK's door was left."""
    found(container, community)
    buyer = a_buyer(community=community, consent=consent, ok_id=user)
    order = an_order(community=community, number=str(FIRST_NUMBER), revision=1 + heard)
    save(container, community, buyer, Identity(community, ok_identity(user), buyer.id), order)
    if heard:
        told_of = a_notice(community=community, id=f"order/{order.number}", number=order.number, heard=True)
        save(container, community, told_of)
    if tried:
        long_ago, there = NOW - 2 * LEASE, f"order/{order.number}"
        lost = a_notice(community=community, id=there, number=order.number, state=NoticeState.SENDING, at=long_ago)
        save(container, community, replace(lost, attempts=tried, lost=tried - 1, reason=ANSWER_LOST))
    if breaker:
        save(container, community, replace(breaker, community=community))
    return [written(order_saved(order))]


def relaying(container: Container, community: str) -> Sequence[str]:
    """Two calls of ten, entries nobody waits for, and a row that cannot be read."""
    found(container, community)
    events = [Event.ORDER_SAVED] * 9 + [Event.BUYER_JOINED, Event.IMPORT_STARTED, Event.ORDER_CHANGED]
    bodies = [
        written(an_entry(id=f"given{number:06}", community=community, event=event))
        for number, event in enumerate(events)
    ]
    return [*bodies[:5], f"no entry of {community}", *bodies[5:]]

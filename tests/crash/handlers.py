"""The handlers whose crash points are proved: one line each, at the bottom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import msgspec

from chalicelib.bootstrap import Hub
from chalicelib.domain.buyers import Consent, Identity, ok_identity
from chalicelib.domain.communities import BOT_TOKEN, Community
from chalicelib.domain.imports import CHUNK, uploaded_file
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.launch import Caller
from chalicelib.events.queues import import_orders, send_notices
from chalicelib.events.stream import relay_journal
from chalicelib.storage.rows import JournalRow
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from tests.crash.faults import dies_after, loses_its_answer
from tests.crash.harness import End, Handler, Point
from tests.crash.sources import QueueSource, StreamSource
from tests.factories import (
    a_buyer,
    a_caller,
    a_line,
    a_notice,
    a_purchase,
    an_entry,
    an_order,
    csv_of,
    ok_id_of,
    order_saved,
    row_of,
)
from tests.world import ANNA, GROUP, SILENT

ASKING = (Event.IMPORT_REQUESTED, Event.IMPORT_ADVANCED, Event.IMPORT_STARTED)
FIRST_NUMBER = 900_001
"""Numbers that are not found in any sum."""

FILE = (
    row_of(1),
    row_of(2, quantity=3),
    f"{ok_id_of(3)};Новое Имя;;Б-1;Ботинки;38;1;100",
    row_of(4, price="250"),
)
"""Against what is ordered: unchanged, changed, unchanged of a renamed buyer, new."""


def found(hub: Hub, community: str) -> None:
    hub.founding.found(Community(community, "Закупаемся вместе", GROUP))
    hub.secrets.put(community, BOT_TOKEN, DEMO["OK_BOT_TOKEN"])
    hub.orders.take_numbers(community, FIRST_NUMBER)
    save(hub, community, a_purchase(community=community, delivery_cost=1_003))


def save(hub: Hub, community: str, *things: object) -> None:
    hub.commits.commit(community, Commit(things))  # type: ignore[arg-type]


def journal_of(hub: Hub, community: str, job: str) -> Sequence[Entry]:
    """What asks for the steps of an import, oldest first."""
    _ = hub.commits
    rows = JournalRow.query(f"{community}#import/{job}", consistent_read=True)
    entries = [msgspec.json.decode(row.body, type=Entry) for row in rows]
    return [entry for entry in entries if entry.event in ASKING]


def ordered(hub: Hub, community: str) -> None:
    """Orders that are there already, with no story behind them: what a run stores is small enough to be looked at."""
    for place in (1, 2, 3):
        buyer = a_buyer(community=community, id=f"buyer{place}", ok_id=ok_id_of(place), name=f"Покупатель {place}")
        order = an_order([a_line(price=10_000)], community=community, number=str(FIRST_NUMBER + place), buyer=buyer.id)
        claim = Identity(community, ok_identity(buyer.ok_id), buyer.id)
        save(hub, community, buyer, claim, replace(order, delivery_share=334 + (place == 1)))


def caller(community: str) -> Caller:
    return a_caller(community=community)


def previewed(hub: Hub, community: str, rows: Sequence[str], until: str = "ready") -> str:
    content = csv_of(*rows)
    job, _ = hub.importing.create(caller(community), "shoes", "заказы.csv", len(content))
    hub.files.write(community, uploaded_file(job.id), content)
    hub.importing.preview(caller(community), job.id)
    drive(hub, community, job.id, until)
    return job.id


def imported(hub: Hub, community: str, rows: Sequence[str], until: str = "done") -> str:
    job = previewed(hub, community, rows)
    hub.importing.start(caller(community), job)
    drive(hub, community, job, until)
    return job


def drive(hub: Hub, community: str, job: str, until: str = "done") -> None:
    """Step by step; ``until`` is a state, or a state and its step: ``splitting/1``."""
    while True:
        at = hub.imports.get(community, job)
        if until in (at.state, f"{at.state}/{at.done}") or at.state in ("ready", "done", "failed"):
            return
        hub.import_stepping.advance(journal_of(hub, community, job)[-1])


def reading(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    rows = [row_of(place) for place in range(CHUNK + 2)]
    return asked(hub, community, previewed(hub, community, [*rows, row_of(99, price="?")], until="reading"))


def comparing(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    ordered(hub, community)
    return asked(hub, community, previewed(hub, community, FILE, until="comparing"))


def importing(until: str, hub: Hub, community: str) -> Sequence[str]:
    """A file into a purchase that has orders already, on its way in."""
    found(hub, community)
    ordered(hub, community)
    return asked(hub, community, imported(hub, community, FILE, until))


def asked(hub: Hub, community: str, job: str) -> Sequence[str]:
    return [written(journal_of(hub, community, job)[-1])]


def written(entry: Entry) -> str:
    return msgspec.json.encode(entry).decode()


def noticing(
    hub: Hub, community: str, *, consent: Consent = Consent.ALLOWED, user: str = ANNA, told: bool = False
) -> Sequence[str]:
    found(hub, community)
    buyer = a_buyer(community=community, consent=consent, ok_id=user)
    order = an_order(community=community, number=str(FIRST_NUMBER), revision=1 + told)
    save(hub, community, buyer, Identity(community, ok_identity(user), buyer.id), order)
    if told:
        save(hub, community, a_notice(community=community, number=order.number, told=True))
    return [written(order_saved(order))]


def relaying(hub: Hub, community: str) -> Sequence[str]:
    """Two calls of ten, entries nobody waits for, and a row that cannot be read."""
    found(hub, community)
    events = [Event.ORDER_SAVED] * 9 + [Event.BUYER_JOINED, Event.IMPORT_STARTED, Event.ORDER_CHANGED]
    bodies = [
        written(an_entry(id=f"given{number:06}", community=community, event=event))
        for number, event in enumerate(events)
    ]
    return [*bodies[:5], f"no entry of {community}", *bodies[5:]]


def the_same(fault_free: End, end: End, point: Point) -> None:
    """Exactly one effect of everything, none lost."""
    assert end == fault_free, point


def one_message(fault_free: End, end: End, point: Point) -> None:
    """None lost; one more only where nobody could know that the first went out, and then the journal says so."""
    assert _but_tries(end.stored) == _but_tries(fault_free.stored), point
    assert set(end.inbox) == set(fault_free.inbox), point
    more = len(end.inbox) - len(fault_free.inbox)
    assert more <= _may_repeat(point), point
    assert more == 0 or any("NoticeRepeated" in line for line in end.stored), point


def _may_repeat(point: Point) -> int:
    """The send took effect, and that was not learnt or could not be written down."""
    sent = any(call.partner for call in point.before)
    lost = point.call.partner and point.fault in (dies_after, loses_its_answer)
    return int(sent or lost)


def _but_tries(stored: Sequence[str]) -> Sequence[str]:
    """How often a notice was claimed is no effect."""
    lines = [line for line in stored if Event.NOTICE_REPEATED not in line]
    tries = re.compile(r'("attempts": |"version": "?)[0-9]+')
    return [tries.sub(r"\1…", line) if "notice" in line.lower() else line for line in lines]


_imports = partial(QueueSource, consumer=import_orders, queue="IMPORTS_QUEUE_URL", failures="IMPORTS_FAILURES_QUEUE")
_notices = partial(QueueSource, consumer=send_notices, queue="NOTICES_QUEUE_URL", failures="NOTICES_FAILURES_QUEUE")
_journal = partial(StreamSource, consumer=relay_journal)

HANDLERS = (
    Handler("relay_journal", _journal, relaying, the_same),
    Handler("import_orders reading", _imports, reading, the_same),
    Handler("import_orders comparing", _imports, comparing, the_same),
    Handler("import_orders applying", _imports, partial(importing, "applying"), the_same),
    Handler("import_orders planning shares", _imports, partial(importing, "splitting"), the_same),
    Handler("import_orders giving shares", _imports, partial(importing, "splitting/1"), the_same),
    Handler("import_orders looking again", _imports, partial(importing, "splitting/2"), the_same),
    Handler("send_notices saved", _notices, noticing, one_message, (ANNA,)),
    Handler("send_notices changed", _notices, partial(noticing, told=True), one_message, (ANNA,)),
    Handler("send_notices refused", _notices, partial(noticing, user=SILENT), one_message, (SILENT,)),
    Handler("send_notices withheld", _notices, partial(noticing, consent=Consent.DENIED), the_same, (ANNA,)),
)

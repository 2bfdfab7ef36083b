"""A whole erasure comes between two calls of a handler; the handler goes on, its message comes again, all is over."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from contextvars import Context
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

import msgspec

from chalicelib.domain.errors import NotYet
from chalicelib.domain.imports.import_job import ImportState
from chalicelib.domain.journal import Entry, Event
from chalicelib.storage.imports.import_job import ImportRow
from chalicelib.storage.imports.queue import IMPORT_QUEUE
from tests.crash.effects import effects
from tests.crash.erasure_people import PLANTED, Person, found, people_of, plant, upload
from tests.crash.exchanges import Exchange
from tests.crash.handler import BETWEEN, Deliver, Handler
from tests.crash.harness import MOST, Workshop
from tests.crash.preparations import drive
from tests.crash.tenant import Photograph
from tests.crash.wire import Call, Fault
from tests.factories import a_principal

SHORT = 3
"""Writing calls before which the short form tries it: most handlers make one."""

IMPERSONAL = frozenset({"+begun", "gate", "gate +notices", "pull", "connection journal", "dynamodb.UpdateItem"})
"""Of which it leaves these out."""

EXCUSED: Mapping[str, str] = {
    "relay_journal": "it publishes the journal, which names nobody: what stands there is looked at for all the others",
    "collect_comments": "it asks for jobs, which name communities",
    "wake_communities": "it asks for jobs, which name communities",
    "run_jobs CommunitiesDue": "it asks for jobs, which name communities",
    "run_jobs ListsBehind": "it puts keys beside what is there, and no words",
    "run_jobs ImportsSought": "it asks for a step of an import, which names nobody",
    "run_jobs RemindersSought": "it asks for reminders of a purchase, which name nobody",
    "run_jobs ConnectionDue": "it speaks with OK of a bot's token and of our address",
    "POST /v1/purchases": "an organizer's own words of a purchase",
    "PATCH /v1/purchases/{purchase}": "an organizer's own words of a purchase",
    "POST /v1/purchases/{purchase}/preview": "it shows what would be, and writes nothing",
    "POST /v1/purchases/{purchase}/messages": "an organizer's own words to everybody",
    "POST /v1/purchases/{purchase}/copy": "an organizer's own words of a purchase",
    "POST /v1/purchases/{purchase}/archive": "a place of a purchase",
    "POST /v1/purchases/{purchase}/return": "a place of a purchase",
    "POST /v1/purchases/{purchase}/stage": "a stage of a purchase",
    "POST /v1/purchases/{purchase}/prolongation": "a day of a purchase",
    "POST /v1/purchases/{purchase}/cancellation": "an organizer's own words to everybody",
    "run_jobs StopsSought": "a stage of a purchase",
    "propagate_purchases ProgressSought": "it writes an order as it was read, if nobody has since: an erasure "
    "counts what it writes, as whoever plants words does",
    "POST /v1/purchases/{purchase}/imports": "a job and its file's name; the file goes by a form",
    "POST /v1/imports/{job}/preview": "a job's state; its consumer reads what is in the file",
    "POST /v1/imports/{job}/start": "a job's state; its consumer reads what is in the file",
    "POST /v1/orders/changes": "it writes an order of the version that its caller saw: one with words has another then",
    "POST /v1/views": "an organizer's own words of a list, and no person's name",
    "PATCH /v1/views/{view}": "an organizer's own words of a list, and no person's name",
    "DELETE /v1/views/{view}": "an organizer's own words of a list, and no person's name",
    "POST /v1/points": "an organizer's own words of a place",
    "PATCH /v1/points/{point}": "an organizer's own words of a place",
    "POST /v1/price-lists": "a seller's own words of his goods",
    "PATCH /v1/price-lists/{price_list}": "a seller's own words of his goods",
    "POST /v1/price-lists/{price_list}/archive": "a place of a price list",
    "POST /v1/price-lists/{price_list}/return": "a place of a price list",
    "POST /v1/price-lists/{price_list}/imports": "a job and its file's name; the file goes by a form",
    "POST /v1/offer-imports/{offer_import}/preview": "a job's state; a price list names nobody",
    "POST /v1/offer-imports/{offer_import}/start": "a job's state; a price list names nobody",
    "PATCH /v1/offers/{offer}": "a seller's own words of his goods",
    "PATCH /v1/texts": "an organizer's own words to everybody",
    "POST /v1/suppliers/{supplier}/check": "it asks a supplier whether he takes our token, and writes nothing",
    "POST /v1/texts/preview": "it shows an organizer's own words to himself, and writes nothing",
    "POST /v1/handouts/reading": "it reads an order, and writes nothing",
    "POST /v1/connections/bot": "a token",
    "POST /v1/connections/comments": "a token",
}
"""Handlers that write nothing personal, and why; every other one is tried."""

COMES_HIMSELF: Mapping[str, str] = {
    "POST /launch": "who opens the cabinet begins anew, known by his OK number; nothing else of him comes back",
}
"""What may know his number again after all, and why."""


def target_of(handler: Handler) -> str:
    return handler.name.partition(":")[0]


def tried(handlers: Sequence[Handler]) -> list[tuple[Handler, Person]]:
    writers = [each for each in handlers if target_of(each) not in EXCUSED]
    return [(handler, person) for handler in writers for person in people_of(handler)]


@dataclass(frozen=True)
class Place:
    """The call before which the erasure comes, or when the handler is done; and whether his orders hold words."""

    before: Call | None
    at_orders: bool = True

    def __str__(self) -> str:
        return f"before {self.before}, {'with' if self.at_orders else 'without'} words in orders"


def places(workshop: Workshop, handler: Handler, *, thorough: bool) -> list[Place]:
    """Of the undisturbed run."""
    _, calls = workshop.fault_free(handler)
    if thorough:
        return [Place(call, words) for call in (*calls, None) for words in (True, False)]
    writing = [each for each in calls if not each.reads and not IMPERSONAL.intersection(effects([each]))]
    writing = writing[-SHORT:] or calls[-1:]
    return [Place(call, at_orders=False) for call in writing]


def left_behind(workshop: Workshop, handler: Handler, person: Person, place: Place) -> list[str]:
    """What is stored of him: in tables at once, as the last look would mend them, and anywhere after that look."""
    seen: list[str] = []
    before = place.before
    community = workshop.prepared(handler).photograph.community

    def deliveries(deliver: Deliver) -> None:
        with workshop.wire.deaf():
            who = person.met(workshop.container, community)
            plant(workshop.container, community, who, at_orders=place.at_orders)
        erasing = partial(erase, workshop, community, who)
        if before:
            workshop.wire.listen(before.number, _once_before(workshop, erasing))
        _until_done(workshop, deliver)
        workshop.wire.listen()
        with workshop.wire.deaf():
            if before is None:
                erasing()
            assert _said(workshop, Event.BUYER_ERASED), f"nobody was erased before {before}"
            words = [*PLANTED, *who.called, *(() if target_of(handler) in COMES_HIMSELF else (who.ok_id,))]
            at_once = Photograph(community, workshop.shelf.items(), {})
            _finish(workshop, community)
            for photograph in (at_once, workshop.shelf.photograph(community)):
                seen.extend(found(photograph, words))

    workshop.run(handler, deliveries)
    return seen


def _until_done(workshop: Workshop, deliver: Deliver) -> None:
    """A queue brings its message again; a person may be told that he is not known any more."""
    for _ in range(MOST):
        with suppress(AssertionError):
            if deliver():
                return
        with workshop.wire.deaf():
            erased = _said(workshop, Event.BUYER_ERASED)
        if erased:  # what is done in several turns may not have come to that call yet
            workshop.wire.listen()
        workshop.clock.moment += BETWEEN


def _once_before(workshop: Workshop, erasing: Callable[[], None]) -> Fault:
    """It is another process that erases: on behalf of nobody who is here."""
    done: list[bool] = []

    def stands_still(exchange: Exchange) -> Any:
        if exchange.first and not done:
            done.append(True)
            with workshop.wire.deaf():
                Context().run(erasing)

    return stands_still


def erase(workshop: Workshop, community: str, person: Person) -> None:
    """As he asks for it; of one who is no buyer, as an operator does. What a form still brings comes after it."""
    container = workshop.container
    buyer = person.known(container, community)
    if buyer is None:
        container.privacy.erase_person.erase_number(community, person.ok_id, "operator")
        return
    container.privacy.erase_person.ask(a_principal(community=community), buyer.id)
    for asked in _said(workshop, Event.ERASURE_ASKED):
        container.background.jobs.run(asked)
    upload(container, buyer, "late")


def _finish(workshop: Workshop, community: str) -> None:
    """Imports go on to their end, and the last look after the erasure is taken."""
    container = workshop.container
    workshop.clock.moment += timedelta(hours=2)
    for row in ImportRow.query(community, consistent_read=True):
        if (
            row.sk != IMPORT_QUEUE
            and container.stores.imports.get(community, row.sk).state is not ImportState.AWAITING_FILE
        ):
            drive(container, community, row.sk)
    for act in _said(workshop, Event.BUYER_ERASED):
        for _ in range(MOST):
            with suppress(NotYet):
                container.background.jobs.run(act)
                break
            workshop.clock.moment += timedelta(hours=2)


def _said(workshop: Workshop, event: Event) -> list[Entry]:
    shelf = workshop.shelf
    rows = shelf._scan(f"{shelf.environment['RESOURCE_PREFIX']}journal")
    entries = [msgspec.json.decode(row["body"]["S"], type=Entry) for row in rows]
    return [each for each in entries if each.event == event]

"""The handlers whose crash points are proved: one line each, at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from chalicelib.domain.buyers import Consent
from chalicelib.events.queues import do_chores, import_orders, read_inbox, send_notices, spread_purchases
from chalicelib.events.stream import relay_journal
from tests.crash import cabinet
from tests.crash.agreements import one_message, the_same
from tests.crash.erasure_people import looking_again
from tests.crash.harness import Handler, Source
from tests.crash.preparations import comparing, importing, noticing, reading, relaying
from tests.crash.sources import QueueSource, RequestSource, StreamSource
from tests.crash.tenant import Shelf
from tests.world import ANNA, SILENT


def import_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, import_orders, "IMPORTS_QUEUE_URL", "IMPORTS_FAILURES_QUEUE")


def notice_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, send_notices, "NOTICES_QUEUE_URL", "NOTICES_FAILURES_QUEUE")


def purchase_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, spread_purchases, "PURCHASES_QUEUE_URL", "PURCHASES_FAILURES_QUEUE")


def inbox_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, read_inbox, "INBOX_QUEUE_URL", "INBOX_FAILURES_QUEUE")


def chore_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, do_chores, "CHORES_QUEUE_URL", "CHORES_FAILURES_QUEUE")


def journal_rows(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return StreamSource(shelf, bodies, relay_journal)


HANDLERS = (
    Handler("relay_journal", journal_rows, relaying, the_same),
    Handler("import_orders reading", import_messages, reading, the_same),
    Handler("import_orders comparing", import_messages, comparing, the_same),
    Handler("import_orders applying", import_messages, partial(importing, "applying"), the_same),
    Handler("import_orders planning shares", import_messages, partial(importing, "splitting"), the_same),
    Handler("import_orders giving shares", import_messages, partial(importing, "splitting/1"), the_same),
    Handler("import_orders looking again", import_messages, partial(importing, "splitting/2"), the_same),
    Handler("send_notices saved", notice_messages, noticing, one_message, (ANNA,)),
    Handler("send_notices changed", notice_messages, partial(noticing, told=True), one_message, (ANNA,)),
    Handler("send_notices refused", notice_messages, partial(noticing, user=SILENT), one_message, (SILENT,)),
    Handler("send_notices withheld", notice_messages, partial(noticing, consent=Consent.DENIED), the_same, (ANNA,)),
    Handler("spread_purchases terms", purchase_messages, cabinet.spreading, the_same),
    Handler("spread_purchases organizer", purchase_messages, cabinet.rehosting, the_same),
    Handler("spread_purchases point", purchase_messages, cabinet.moving, the_same),
    Handler("spread_purchases reminders", purchase_messages, cabinet.reminding, the_same),
    Handler("read_inbox paid", inbox_messages, cabinet.pressing, the_same),
    Handler("do_chores reminders", chore_messages, cabinet.seeking, the_same),
    Handler("do_chores comments", chore_messages, cabinet.collecting, the_same),
    Handler("do_chores erasure", chore_messages, cabinet.erasing, the_same),
    Handler("do_chores BuyerErased", chore_messages, looking_again, the_same),
    Handler("POST hooks/ok", RequestSource, cabinet.writing, the_same),
    Handler("POST claims", RequestSource, cabinet.filing, the_same),
    Handler("POST confirmation", RequestSource, cabinet.confirming, the_same),
    Handler("POST payments", RequestSource, cabinet.entering, the_same),
    Handler("POST point", RequestSource, cabinet.choosing, the_same),
    Handler("POST receipt", RequestSource, cabinet.receiving, the_same),
)

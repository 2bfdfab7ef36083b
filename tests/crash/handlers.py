"""The handlers whose crash points are proved: one line each, at the bottom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from chalicelib.domain.buyers import Consent
from chalicelib.events.queues import import_orders, send_notices
from chalicelib.events.stream import relay_journal
from tests.crash.agreements import one_message, the_same
from tests.crash.harness import Handler, Source
from tests.crash.preparations import comparing, importing, noticing, reading, relaying
from tests.crash.sources import QueueSource, StreamSource
from tests.crash.tenant import Shelf
from tests.world import ANNA, SILENT


def import_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, import_orders, "IMPORTS_QUEUE_URL", "IMPORTS_FAILURES_QUEUE")


def notice_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, send_notices, "NOTICES_QUEUE_URL", "NOTICES_FAILURES_QUEUE")


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
)

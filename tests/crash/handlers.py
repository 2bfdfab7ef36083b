"""The handlers whose crash points are proved: consumers and the clock at the bottom, one line each; requests apart.

A name is what is proved, as ``scope`` derives it from the program, and after a colon the case.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Consent
from chalicelib.domain.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.journal import Event
from chalicelib.events.queues import (
    import_orders,
    propagate_purchases,
    read_inbox,
    run_jobs,
    send_notices,
    sync_external,
)
from chalicelib.events.schedule import collect_comments, poll_marketplaces, wake_communities
from chalicelib.events.stream import relay_journal
from tests.crash import cabinet, external, jobs, money, notifying, polling, pricing, purchases, ruling, supplying
from tests.crash.agreements import (
    one_message,
    one_message_or_word_of_it,
    the_same,
    told_at_least_once,
    told_once,
    told_or_in_doubt,
)
from tests.crash.erasure_people import looking_again
from tests.crash.handler import Handler, Source
from tests.crash.preparations import comparing, failing, found, importing, noticing, overtaken, reading, relaying
from tests.crash.requests import REQUESTS
from tests.crash.sources import Consumer, QueueSource, ScheduleSource, StreamSource
from tests.crash.tenant import Shelf
from tests.factories import NOW
from tests.world import ANNA, SILENT


def import_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, import_orders, "imports")


def notice_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, send_notices, "notices")


def purchase_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, propagate_purchases, "purchases")


def inbox_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, read_inbox, "inbox")


def external_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, sync_external, "external")


def job_messages(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return QueueSource(shelf, bodies, run_jobs, "jobs")


def journal_rows(shelf: Shelf, bodies: Sequence[str]) -> Source:
    return StreamSource(shelf, bodies, relay_journal)


def strikes(consumer: Consumer) -> Callable[[Shelf, Sequence[str]], Source]:
    return lambda shelf, bodies: ScheduleSource(shelf, bodies, consumer)


def nothing_due(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return ()


PROBING = CircuitBreaker("", OK_BOT, retry_at=NOW, failures=2)

MESSAGES = (
    Handler("relay_journal", journal_rows, relaying, the_same),
    Handler("collect_comments", strikes(collect_comments), nothing_due, the_same),
    Handler("poll_marketplaces", strikes(poll_marketplaces), nothing_due, the_same),
    Handler("wake_communities", strikes(wake_communities), nothing_due, the_same),
    Handler("import_orders reading", import_messages, reading, the_same),
    Handler("import_orders reading: a bad file", import_messages, failing, the_same),
    Handler("import_orders comparing", import_messages, comparing, the_same),
    Handler("import_orders applying", import_messages, partial(importing, "applying"), the_same),
    Handler(
        "import_orders applying: one was saved before",
        import_messages,
        partial(overtaken, "applying", "{job}/{person}"),
        the_same,
    ),
    Handler("import_orders splitting: planning shares", import_messages, partial(importing, "splitting"), the_same),
    Handler("import_orders splitting: giving shares", import_messages, partial(importing, "splitting/1"), the_same),
    Handler(
        "import_orders splitting: one has its share already",
        import_messages,
        partial(overtaken, "splitting/1", "{job}/share/1/{order}"),
        the_same,
    ),
    Handler("import_orders splitting: looking again", import_messages, partial(importing, "splitting/2"), the_same),
    Handler("import_orders reading of a price list", import_messages, pricing.reading, the_same),
    Handler("import_orders comparing of a price list", import_messages, pricing.comparing, the_same),
    Handler("import_orders comparing of a price list: what is gone", import_messages, pricing.missing, the_same),
    Handler("import_orders applying of a price list", import_messages, pricing.applying, the_same),
    Handler("import_orders applying of a price list: what is gone", import_messages, pricing.emptying, the_same),
    Handler(name="send_notices send", source=notice_messages, prepare=noticing, agrees=one_message, inbox=(ANNA,)),
    Handler(
        name="send_notices send: a change",
        source=notice_messages,
        prepare=partial(noticing, heard=True),
        agrees=one_message,
        inbox=(ANNA,),
    ),
    Handler(
        name="send_notices send: refused",
        source=notice_messages,
        prepare=partial(noticing, user=SILENT),
        agrees=one_message,
        inbox=(SILENT,),
    ),
    Handler(
        name="send_notices send: probing",
        source=notice_messages,
        prepare=partial(noticing, breaker=PROBING),
        agrees=one_message,
        inbox=(ANNA,),
    ),
    Handler(
        name="send_notices repeat",
        source=notice_messages,
        prepare=partial(noticing, tried=1),
        agrees=one_message_or_word_of_it,
        inbox=(ANNA,),
    ),
    Handler(
        name="send_notices give_up",
        source=notice_messages,
        prepare=partial(noticing, tried=2),
        agrees=the_same,
        inbox=(ANNA,),
    ),
    Handler(
        name="send_notices withhold",
        source=notice_messages,
        prepare=partial(noticing, consent=Consent.DENIED),
        agrees=the_same,
        inbox=(ANNA,),
    ),
    Handler("send_notices NoticeDue", notice_messages, notifying.sending, told_or_in_doubt),
    Handler("send_notices NoticeDue: with what waits", notice_messages, notifying.sending_more, told_or_in_doubt),
    Handler("send_notices NoticeDue: a webhook", notice_messages, notifying.sending_to_a_program, told_at_least_once),
    Handler("send_notices NoticeDue: probing", notice_messages, notifying.probing, told_or_in_doubt),
    Handler("send_notices NoticeDue: withheld", notice_messages, notifying.withholding, the_same),
    Handler("propagate_purchases PurchaseChanged", purchase_messages, purchases.spreading, the_same),
    Handler("propagate_purchases PurchaseSpread", purchase_messages, purchases.spreading_on, the_same),
    Handler("propagate_purchases ProgressSought", purchase_messages, purchases.counting, the_same),
    Handler("propagate_purchases GoodsChanged", purchase_messages, purchases.reweighing, the_same),
    Handler("propagate_purchases DeliveryChanged", purchase_messages, purchases.resplitting, the_same),
    Handler("propagate_purchases DeliveryWeighed", purchase_messages, purchases.resplitting_on, the_same),
    Handler(
        "propagate_purchases DeliveryWeighed: all have a share", purchase_messages, purchases.resplitting_done, the_same
    ),
    Handler(
        "propagate_purchases DeliveryShared", purchase_messages, partial(purchases.resplitting, shared=True), the_same
    ),
    Handler("propagate_purchases OrganizerChanged", purchase_messages, purchases.rehosting, the_same),
    Handler("propagate_purchases OrganizerPropagated", purchase_messages, purchases.rehosting_on, the_same),
    Handler("propagate_purchases PointsChanged", purchase_messages, purchases.moving, the_same),
    Handler(
        "propagate_purchases PointSpread",
        purchase_messages,
        partial(purchases.moving, event=Event.POINT_PROPAGATED),
        the_same,
    ),
    Handler("propagate_purchases MessagesDue", purchase_messages, purchases.messaging, the_same),
    Handler("propagate_purchases RemindersDue", purchase_messages, jobs.reminding, the_same),
    Handler("read_inbox MessageReceived", inbox_messages, cabinet.pressing, the_same),
    Handler("read_inbox MessageReceived: a decision", inbox_messages, cabinet.deciding, the_same),
    Handler("read_inbox ClaimFiled", inbox_messages, partial(cabinet.reporting, event=Event.CLAIM_FILED), the_same),
    Handler("read_inbox ClaimTapped", inbox_messages, partial(cabinet.reporting, event=Event.CLAIM_TAPPED), the_same),
    Handler("read_inbox DecisionNeeded", inbox_messages, purchases.asking_decision, the_same),
    *(
        Handler(f"read_inbox {event}", inbox_messages, partial(notifying.telling, event), the_same)
        for event in (
            Event.EXTERNAL_OPENED,
            Event.EXTERNAL_CANCELLED,
            Event.EXTERNAL_PUSHED,
            Event.ACCOUNT_REFUSED,
            Event.ACCOUNT_SILENT,
            Event.ACCOUNT_KEY_ENDS,
            Event.CONNECTION_REFUSED,
        )
    ),
    Handler("sync_external ExternalReceived", external_messages, external.syncing, the_same),
    Handler("sync_external ExternalReceived: cancelled there", external_messages, external.losing, the_same),
    Handler("sync_external ExternalReceived: the same sale", external_messages, external.following, the_same),
    Handler("sync_external ExternalReceived: a part of it", external_messages, external.splitting, the_same),
    Handler("sync_external ExternalOpened", external_messages, ruling.accepting, the_same),
    Handler("sync_external ExternalOpened: refused", external_messages, ruling.refusing, the_same),
    Handler("sync_external ExternalOpened: left to a person", external_messages, ruling.leaving, the_same),
    Handler("sync_external ExternalDecided", external_messages, external.telling, told_once, turns=2),
    Handler("sync_external ExternalDecided: refused", external_messages, external.telling_no, told_once, turns=2),
    Handler(
        "sync_external ExternalDecided: a supplier's goods", external_messages, supplying.reserving, told_once, turns=2
    ),
    Handler(
        "sync_external ReservationLowered",
        external_messages,
        supplying.letting_go,
        told_at_least_once,
        again="a supplier may be told twice to let go: it is the same to him (docs/suppliers.md)",
    ),
    Handler("run_jobs CommunitiesDue", job_messages, jobs.waking, the_same),
    Handler("run_jobs ImportsSought", job_messages, jobs.nudging, the_same),
    Handler("run_jobs StopsSought", job_messages, purchases.stopping, the_same),
    Handler("run_jobs RemindersSought", job_messages, jobs.seeking, the_same),
    Handler("run_jobs EarlierOrdersSought", job_messages, jobs.listing_earlier, the_same),
    Handler("run_jobs CommentsDue", job_messages, jobs.collecting, the_same),
    Handler("run_jobs ConnectionDue", job_messages, jobs.subscribing, the_same),
    Handler("run_jobs PollsSought", job_messages, polling.seeking_polls, the_same),
    Handler("run_jobs PollDue", job_messages, polling.polling, told_once),
    Handler("run_jobs ListsBehind", job_messages, money.joining, the_same),
    Handler("run_jobs ErasureAsked", job_messages, jobs.erasing, the_same),
    Handler("run_jobs ComparisonsSought", job_messages, polling.seeking_comparisons, the_same),
    Handler("run_jobs ComparisonAsked", job_messages, polling.comparing, told_once, turns=3),
    Handler("run_jobs BuyerErased", job_messages, looking_again, the_same),
)
HANDLERS = (*MESSAGES, *REQUESTS)

"""The queues that listen to the topic of events: an entry each; each has its dead-letter queue beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import NOTICE_TYPES
from infra.resources.names import logical

DAY = 24 * 3600

CALLING_OK = 20
"""How many of a kind work at once where OK is called: several times what one community may send. The hundreds that
Lambda would start for a long queue would find most messages having to wait, and use up the times they may be received.
"""

HEAVY = 10
"""How many of a kind work at once where a file, or a purchase, is worked on. Just as many places are kept for it: what
is started and then refused uses up the times a message may be received.
"""


@dataclass(frozen=True)
class Late:
    """From which age, in seconds, of its oldest message a queue is too slow, and what the alarm says of it."""

    seconds: int
    says: str


@dataclass(frozen=True, kw_only=True)
class Queue:
    """`events` is the filter of its subscription; `consumer` the name of its function.

    `receives` is how often a message may come before it is a dead letter, `keeps` for how many seconds it may wait;
    `concurrency` how many of the consumer work at once, and `reserved` that the account keeps just as many places.
    """

    name: str
    consumer: str
    events: Sequence[Event]
    late: Late
    receives: int = 80
    keeps: int = 4 * DAY
    concurrency: int | None = None
    reserved: bool = False

    @property
    def logical(self) -> str:
        """Its id in the template."""
        return logical(self.name, "Queue")

    @property
    def failures(self) -> str:
        """The id of its dead-letter queue."""
        return logical(self.name, "FailuresQueue")


RELAY = "relay"
"""The journal's relay reads a stream and has no queue; what it cannot publish becomes a dead letter all the same."""

QUEUES: Sequence[Queue] = (
    Queue(
        name="imports",
        consumer="import_orders",
        events=(Event.IMPORT_REQUESTED, Event.IMPORT_STARTED, Event.IMPORT_ADVANCED),
        late=Late(900, "An import has waited for a quarter of an hour"),
        concurrency=HEAVY,
        reserved=True,
    ),
    Queue(
        name="notices",
        consumer="send_notices",
        events=(*map(Event, NOTICE_TYPES), Event.NOTICE_DUE),
        late=Late(25 * 3600, "A notice has waited for more than a day"),
        receives=1000,
        keeps=7 * DAY,
        concurrency=CALLING_OK,
    ),
    Queue(
        name="purchases",
        consumer="propagate_purchases",
        events=(
            Event.PURCHASE_CHANGED,
            Event.PURCHASE_PROPAGATED,
            Event.PROGRESS_SOUGHT,
            Event.GOODS_CHANGED,
            Event.DELIVERY_CHANGED,
            Event.DELIVERY_WEIGHED,
            Event.DELIVERY_SHARED,
            Event.MESSAGES_DUE,
            Event.REMINDERS_DUE,
            Event.ORGANIZER_CHANGED,
            Event.ORGANIZER_PROPAGATED,
            Event.POINTS_CHANGED,
            Event.POINT_PROPAGATED,
        ),
        late=Late(900, "A purchase's change has waited for a quarter of an hour"),
        concurrency=HEAVY,
        reserved=True,
    ),
    Queue(
        name="inbox",
        consumer="read_inbox",
        events=(
            Event.MESSAGE_RECEIVED,
            Event.CLAIM_FILED,
            Event.CLAIM_TAPPED,
            Event.DECISION_NEEDED,
            Event.EXTERNAL_OPENED,
            Event.EXTERNAL_CANCELLED,
            Event.EXTERNAL_PUSHED,
            Event.ACCOUNT_REFUSED,
            Event.ACCOUNT_SILENT,
            Event.ACCOUNT_KEY_ENDS,
            Event.CONNECTION_REFUSED,
        ),
        late=Late(900, "A message to the group has waited for a quarter of an hour"),
    ),
    Queue(
        name="external",
        consumer="sync_external",
        events=(
            Event.EXTERNAL_RECEIVED,
            Event.EXTERNAL_OPENED,
            Event.EXTERNAL_DECIDED,
            Event.RESERVATION_LOWERED,
        ),
        late=Late(3600, "What a marketplace pushed, or is to be told, has waited for an hour"),
        receives=1000,
        keeps=7 * DAY,
        concurrency=CALLING_OK,
    ),
    Queue(
        name="jobs",
        consumer="run_jobs",
        events=(Event.ERASURE_ASKED, Event.BUYER_ERASED, Event.COMPARISON_ASKED),
        late=Late(3600, "A job has waited for an hour"),
        concurrency=CALLING_OK,
    ),
)

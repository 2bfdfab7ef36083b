"""What cannot be done is set aside, by every consumer, and an operator sends it back."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import msgspec

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.journal import Entry, Event, order_subject
from chalicelib.edge.batches import GRACE, HORIZON, PATIENCE
from infra.deploying.rehearsal import Rehearsal
from infra.local.lambda_events import queue_event, stream_event
from infra.resources.queues import QUEUES
from tests.deployed.ordering import SHOES, Ordering

CONSUMERS = {queue.consumer: queue.name for queue in QUEUES}
"""The queue of each."""

PAID = 77_700
UNREADABLE = "no entry of the journal"
AGED = HORIZON + GRACE + 3600


@dataclass(frozen=True)
class Mending:
    """``tired``: what lay among the failures of notices before and after the operator; ``unreadable``: answers to a
    batch whose first message comes for the first time, by function; ``aside``: what lies among the failures then.
    """

    tired: tuple[int, int]
    said: str
    told: dict[str, Any]
    unreadable: Mapping[str, Any]
    aside: Mapping[str, int]


def mend(ordering: Ordering) -> Mending:
    deployed, anna = ordering.deployed, ordering.anna
    hours = _quiet_now(anna.get("buyer/notices")["timeZone"])
    anna.post("buyer/notices", {"muted": ["reminder"], "quiet": hours})
    deployed.call("send_notices", _messages(_event(ordering), tries=(PATIENCE,), age=AGED))
    anna.post("buyer/notices", {"muted": ["reminder"], "quiet": None})
    before = deployed.waiting("notices-failures")
    said = deployed.operate("redrive", "notices")
    tired, told = (before, deployed.waiting("notices-failures")), anna.hears("записана оплата 777")
    unreadable = {each: deployed.call(each, _messages(UNREADABLE, tries=(1, PATIENCE))) for each in CONSUMERS}
    unreadable["relay_journal"] = deployed.call("relay_journal", _record())
    return Mending(tired=tired, said=said, told=told, unreadable=unreadable, aside=_aside(deployed))


def _quiet_now(zone: str) -> dict[str, str]:
    now, hour = datetime.now(ZoneInfo(zone)), timedelta(hours=1)
    return {"from": f"{now - hour:%H:%M}", "to": f"{now + hour:%H:%M}"}


def _event(ordering: Ordering) -> str:
    """A payment to be told of, as the topic would bring it."""
    number = ordering.orders[SHOES]
    buyer = ordering.maria.get(f"v1/orders/{number}")["buyer"]["id"]
    data = {"number": number, "buyer": buyer, "amount": PAID}
    subject, now = order_subject(number), datetime.now(UTC)
    entry = Entry(
        id=uuid4().hex,
        community=ordering.community,
        subject=subject,
        event=Event.PAYMENT_RECORDED,
        at=now,
        actor=SYSTEM.actor,
        data=data,
    )
    return msgspec.json.encode(entry).decode()


def _messages(body: str, tries: tuple[int, ...], age: float = 0) -> dict[str, Any]:
    """The same body as often as there are ``tries``; each message goes by the number of its own."""
    sent = str(int((time.time() - age) * 1000))
    messages = [
        {
            "MessageId": str(each),
            "ReceiptHandle": f"nobody-{each}",
            "Body": body,
            "Attributes": {"ApproximateReceiveCount": str(each), "SentTimestamp": sent},
        }
        for each in tries
    ]
    return queue_event(messages, "arn:aws:sqs:region:account:queue")


def _record() -> dict[str, Any]:
    image = {"pk": {"S": "c1#nobody"}, "sk": {"S": "nothing"}}
    change = {"SequenceNumber": "1", "NewImage": image}
    return stream_event([{"eventName": "INSERT", "dynamodb": change}], "arn:aws:dynamodb:region:account:stream")


def _aside(deployed: Rehearsal) -> Mapping[str, int]:
    return {queue: deployed.waiting(f"{queue}-failures") for queue in (*CONSUMERS.values(), "relay")}

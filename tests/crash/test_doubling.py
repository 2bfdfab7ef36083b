"""Messages while the store is throttled: none is lost, and what OK took is written down before the time is over."""

from __future__ import annotations

from contextlib import suppress

import pytest
from msgspec.structs import replace

from chalicelib import deadline
from chalicelib.bootstrap import random_id
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.journal import Event
from chalicelib.events.queues import send_notices
from chalicelib.storage.engine.pauses import rest
from chalicelib.usecases.ports import Patience
from infra.local.lambda_events import queue_event
from tests.crash.handler import BETWEEN
from tests.crash.harness import FAILURES, Workshop
from tests.crash.preparations import FIRST_NUMBER, found, save, written
from tests.crash.sources import ALL_DONE
from tests.crash.test_throttling import throttled
from tests.crash.wire import Fault
from tests.factories import a_buyer, an_order, order_saved
from tests.world import ANNA

QUEUE = "arn:aws:sqs:eu-central-1:000000000000:notices"
MOST = 200
"""Deliveries of a message until it is done."""


def doubled(workshop: Workshop, share: float, count: int) -> tuple[int, int]:
    """Of ``count`` messages: how many OK took more than once, and of how many the journal says so."""
    community, container = random_id()[:8], workshop.container
    workshop.clear_away()
    vars(container.notices)["send"] = replace(container.notices.send, patience=Patience(deadline.remaining, rest))
    found(container, community)
    buyer = a_buyer(community=community, ok_id=ANNA)
    save(container, community, buyer, Identity(community, ok_identity(ANNA), buyer.id))
    numbers = [str(FIRST_NUMBER + place) for place in range(count)]
    try:
        sent = [_sent(workshop, community, number, throttled(int(number), share)) for number in numbers]
        said = [
            entry.event for number in numbers for entry in container.stores.journal.of(community, f"order/{number}")
        ]
    finally:
        workshop.shelf.clear(workshop.shelf.photograph(community))
    assert min(sent) >= 1, "none is lost"
    return sum(times > 1 for times in sent), said.count(Event.NOTICE_REPEATED)


def _sent(workshop: Workshop, community: str, number: str, throttling: Fault) -> int:
    """How often OK took the message of an order."""
    order = an_order(community=community, number=number, purchase=f"p{number}")
    save(workshop.container, community, order)
    body, times = written(order_saved(order, id=f"event{number}")), 0
    message = {"MessageId": "m", "Body": body, "ReceiptHandle": "r", "Attributes": {"ApproximateReceiveCount": "1"}}
    for _ in range(MOST):
        done = False
        workshop.wire.listen(0, throttling, on=True)
        with suppress(*FAILURES):
            done = send_notices(queue_event([message], QUEUE), None) == ALL_DONE
        times += sum(call.name.endswith("/messages") for call in workshop.wire.calls)
        workshop.wire.listen()
        if done:
            return times
        workshop.clock.moment += BETWEEN
    raise AssertionError("never done")


@pytest.mark.slow
@pytest.mark.parametrize("share", [0.15, 0.5])
def test_none_is_doubled_while_there_is_time_to_write_down_that_it_went_out(workshop: Workshop, share: float) -> None:
    assert doubled(workshop, share, 20) == (0, 0)


@pytest.mark.long
@pytest.mark.parametrize("share", [0.15, 0.5])
def test_none_of_three_hundred_is(workshop: Workshop, share: float) -> None:
    assert doubled(workshop, share, 300) == (0, 0)

"""Messages while the store is throttled: none is lost, and what OK took is written down before the time is over."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from chalicelib import deadline
from chalicelib.bootstrap import random_id
from chalicelib.domain.buyers import Identity, ok_identity
from chalicelib.domain.journal import Event
from chalicelib.events.queues import send_notices
from chalicelib.storage.pauses import rest
from chalicelib.usecases.ports import Patience
from infra.local.lambda_events import queue_event
from tests.crash.harness import BETWEEN, FAILURES, Workshop
from tests.crash.preparations import FIRST_NUMBER, found, save, written
from tests.crash.test_throttling import throttled
from tests.factories import a_buyer, an_order, order_saved
from tests.world import ANNA

MOST = 200
"""Deliveries of a message until it is done."""


def doubled(workshop: Workshop, share: float, count: int) -> tuple[int, int]:
    """Of ``count`` messages: how many OK took more than once, and of how many the journal says so."""
    community, hub = random_id()[:8], workshop.hub
    vars(hub)["noticing"] = replace(hub.noticing, patience=Patience(deadline.remaining, rest))
    found(hub, community)
    buyer = a_buyer(community=community, ok_id=ANNA)
    save(hub, community, buyer, Identity(community, ok_identity(ANNA), buyer.id))
    throttling = throttled(7, share)
    for place in range(count):
        order = an_order(community=community, number=str(FIRST_NUMBER + place), purchase=f"p{place}")
        save(hub, community, order)
        _deliver(workshop, written(order_saved(order, id=f"event{place:04}")), throttling)
    inbox = Counter(message["text"].partition("№")[2].split()[0].strip(".,:»") for message in workshop.ok.inbox(ANNA))
    assert len(inbox) == count
    said = [entry for place in range(count) for entry in hub.journal.of(community, f"order/{FIRST_NUMBER + place}")]
    workshop.shelf.clear(workshop.shelf.photograph(community))
    return sum(times > 1 for times in inbox.values()), sum(each.event == Event.NOTICE_REPEATED for each in said)


def _deliver(workshop: Workshop, body: str, throttling: object) -> None:
    message = {"MessageId": "m", "Body": body, "ReceiptHandle": "r", "Attributes": {"ApproximateReceiveCount": "1"}}
    for _ in range(MOST):
        workshop.wire.listen(0, throttling, on=True)  # type: ignore[arg-type]
        try:
            answer = send_notices(queue_event([message], "arn:aws:sqs:eu-central-1:000000000000:queue"), None)
            if answer == {"batchItemFailures": []}:
                return
        except FAILURES:
            pass
        finally:
            workshop.wire.listen()
        workshop.clock.moment += BETWEEN
    raise AssertionError("never done")


@pytest.mark.parametrize("share", [0.15, 0.5])
def test_none_is_doubled_while_there_is_time_to_write_down_that_it_went_out(workshop: Workshop, share: float) -> None:
    assert doubled(workshop, share, 40) == (0, 0)


@pytest.mark.long
@pytest.mark.parametrize("share", [0.15, 0.5])
def test_none_of_three_hundred_is(workshop: Workshop, share: float) -> None:
    assert doubled(workshop, share, 300) == (0, 0)

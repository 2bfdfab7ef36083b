"""The delivery of a purchase becomes dearer, and the clock stops it below its minimum."""

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.deployed.ordering import TEA, Ordering
from tests.deployed.person import eventually

DEARER = 30_000
SOON = timedelta(seconds=5)
"""Longer than it takes to say so."""


@dataclass(frozen=True)
class Stopping:
    """Anna's order before the delivery had a price, and with her share of it; the purchase when its time had come."""

    before: Any
    shared: Any
    stopped: Any


def stop(ordering: Ordering) -> Stopping:
    """The tea, of which she is the only buyer."""
    anna, maria = ordering.anna, ordering.maria
    order, purchase = f"buyer/orders/{ordering.orders[TEA]}", f"v1/purchases/{ordering.purchases[TEA]}"
    before = anna.get(order)
    maria.patch(purchase, {"deliveryCost": DEARER})
    shared = eventually(lambda: anna.get(order), lambda found: found["sum"]["total"] > before["sum"]["total"])
    at = datetime.now(UTC) + SOON
    maria.patch(purchase, {"minimumCount": 2, "stopAt": at.isoformat()})
    time.sleep(max(0, (at - datetime.now(UTC)).total_seconds()))
    ordering.deployed.turn("collect_comments")
    stopped = eventually(lambda: maria.get(purchase), lambda found: found["stage"] == "stopped")
    return Stopping(before=before, shared=shared, stopped=stopped)

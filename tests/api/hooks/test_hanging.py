"""R2: a store that takes connections and never answers is told to each marketplace in time, in its own words."""

from __future__ import annotations

import json
import time
from collections.abc import Mapping
from typing import Any

import pytest

from chalicelib import bootstrap
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.settings import Settings
from tests.api.hooks.pushing import Pusher
from tests.recorder import Recorder
from tests.world import Clock, CountedIds, api_of

WITHIN = 2.5
"""Seconds; Ozon waits for five, the Market for ten."""

COMES_AGAIN: Mapping[Marketplace, tuple[int, Mapping[str, Any]]] = {
    Marketplace.OZON: (503, {"error": {"code": "ERROR_UNKNOWN", "message": "unavailable", "details": None}}),
    Marketplace.YANDEX_MARKET: (
        500,
        {"error": {"type": "UNKNOWN", "message": "The notification was not kept, send it again."}},
    ),
    Marketplace.GETZZAP: (503, {"error": "unavailable"}),
}
"""What each of them hears: Market's documents know of no other failure than 400, after which nothing comes, and 500."""


@pytest.mark.slow
@pytest.mark.parametrize("marketplace", COMES_AGAIN)
def test_a_store_that_hangs_is_told_in_time_for_the_push_to_come_again(
    settings: Settings, clock: Clock, hanging: None, marketplace: Marketplace
) -> None:
    container = bootstrap.build(settings, clock, CountedIds())
    bootstrap.install(container)
    pusher = Pusher(marketplace, container, "hangs", clock())
    spoilt = json.dumps({**pusher.push, "seller_id": 8, "campaignId": 8, "data": {"order": 1, "seller": "8"}}).encode()
    with api_of(Recorder.of(container)) as api:
        assert pusher.deliver(api, body=spoilt).status == 400, "that it could not be written down changes nothing"
        before = time.monotonic()  # what is imported for the first call is not the store's fault
        answer = pusher.deliver(api)
        assert time.monotonic() - before <= WITHIN
        assert (answer.status, answer.json) == COMES_AGAIN[marketplace]
        assert api.recorder.names() == ["dynamodb.TransactWriteItems"]

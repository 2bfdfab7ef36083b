"""Notifications as the Market writes them; the cabinet reads each."""

import json
from pathlib import Path

from chalicelib.domain.external.sighting import Phase
from chalicelib.marketplaces.yandex_market.webhooks import YandexMarketWebhooks
from infra.sandbox.storage import JsonFile
from infra.sandbox.yandex_market import notifications
from infra.sandbox.yandex_market.state import MarketState
from infra.sandbox.yandex_market.wishes import read_order


def test_the_cabinet_reads_what_is_told(tmp_path: Path) -> None:
    order = read_order({}, MarketState(JsonFile(tmp_path / "m.json")))
    webhooks = YandexMarketWebhooks([])
    for told, phase in (
        (notifications.created(order), None),
        (notifications.status_updated(order), Phase.OPEN),
        (notifications.cancelled(order), Phase.CANCELLED),
        (notifications.cancellation_request(order), None),
    ):
        event = webhooks.read(json.dumps(told).encode(), {})
        assert (event.order, event.seller, event.phase) == (str(order.number), "700001", phase)
        assert event.at
    assert webhooks.read(json.dumps(notifications.ping()).encode(), {}).at

"""S8: what is larger than 256 KB is refused by every marketplace's route without being read."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.integration_log import LogFilter
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.webhook_event import LARGEST_PUSH
from tests.api.hooks.pushing import PUSHES, Pusher
from tests.world import Api, Clock

READER = {
    Marketplace.OZON: "ozon.webhooks.read_json",
    Marketplace.YANDEX_MARKET: "yandex_market.webhooks.parsed",
    Marketplace.GETZZAP: "getzzap.webhooks.parse",
}
REFUSED: dict[Marketplace, tuple[int, Any]] = {
    Marketplace.OZON: (413, {"code": "ERROR_UNKNOWN", "message": "too_large", "details": None}),
    Marketplace.YANDEX_MARKET: (
        400,
        {"type": "WRONG_EVENT_FORMAT", "message": "The notification cannot be read."},
    ),
    Marketplace.GETZZAP: (413, "too_large"),
}
"""The Market repeats whatever is not 400, for fourteen days."""


@pytest.mark.parametrize("marketplace", PUSHES)
def test_what_is_just_not_too_large_is_kept_and_a_byte_more_is_not_read(
    api: Api,
    container: Container,
    community: Community,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
    marketplace: Marketplace,
) -> None:
    api.community = community.id
    pusher = Pusher(marketplace, container, community.id, clock())
    pusher.connect()
    largest = json.dumps(pusher.push).encode().ljust(LARGEST_PUSH)
    assert pusher.deliver(api, body=largest).status == 200

    def read(*_: object) -> Any:
        raise AssertionError("it was read")

    monkeypatch.setattr(f"chalicelib.marketplaces.{READER[marketplace]}", read)
    for _ in range(2):
        answer = pusher.deliver(api, body=largest + b" ")
        assert (answer.status, answer.json["error"]) == REFUSED[marketplace]
        assert api.recorder.names() == ["dynamodb.TransactWriteItems"]
    log = container.stores.integration_log.page(community.id, LogFilter(pusher.account.id), None, 20)
    assert sorted(each.name == "refused" for each in log.things) == [False, True], "and said so in the log, once"

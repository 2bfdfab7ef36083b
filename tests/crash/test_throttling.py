"""Half of all calls to DynamoDB are throttled, at random: nothing is lost or doubled, and nobody waits for long."""

import random
import time
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from chalice.test import Client
from msgspec.structs import replace

from app import app
from chalicelib.bootstrap import random_id
from chalicelib.domain.communities.community import Role
from tests.crash.cabinet import NUMBER, a_payer, anna
from tests.crash.exchanges import AwsExchange, Exchange
from tests.crash.external import NUMBER as POSTING
from tests.crash.external import waiting
from tests.crash.handler import Deliver, Handler, Point
from tests.crash.handlers import HANDLERS
from tests.crash.harness import FAILURES, Workshop
from tests.crash.preparations import principal
from tests.crash.wire import Call, Fault
from tests.factories import an_account

OZON = an_account().id

pytestmark = pytest.mark.slow

MOST = 200
"""Deliveries. A chain of ten calls goes through all its attempts in one of a few."""

LONGEST = 3.0
"""Seconds until a page hears that it is to come again."""

SCREENS = (
    *(f"/buyer/{name}" for name in ("orders", f"orders/{NUMBER}", f"orders/{NUMBER}/points", "claims")),
    *(
        "/v1/external-orders?waiting=true",
        f"/v1/external-orders/{OZON}/{POSTING}",
        "/v1/accounts",
        f"/v1/accounts/{OZON}/log",
    ),
)
"""Each reads the store in its own way."""


SHARE = 0.5
OFTEN = 9
"""What may be done again is done as often as its answer was throttled."""

LONG = {"run_jobs ErasureAsked": 0.25}
"""An erasure makes thirty calls in a turn. At a half it may be set aside, and is sent back by the operator."""


def throttled(seed: int, share: float = SHARE) -> Fault:
    """Each attempt of each call is throttled or not, whatever became of the one before."""
    chance = random.Random(seed)

    def at_random(exchange: Exchange) -> Any:
        dynamodb = isinstance(exchange, AwsExchange) and exchange.service == "dynamodb"
        return exchange.throttled() if dynamodb and chance.random() < share else None

    return at_random


@pytest.mark.parametrize("handler", HANDLERS, ids=str)
def test_nothing_is_lost_or_doubled(workshop: Workshop, handler: Handler) -> None:
    fault_free, calls = workshop.fault_free(handler)
    throttling = throttled(len(handler.name), LONG.get(handler.name, SHARE))

    def until_done(deliver: Deliver) -> None:
        for _ in range(MOST):
            workshop.wire.listen(0, throttling, on=True)
            try:
                if deliver():
                    return
            except FAILURES:
                pass
            workshop.clock.moment += handler.between
        raise AssertionError("never done")

    end = workshop.run(handler, until_done)
    if not (handler.again and any(end == workshop.done(handler, times) for times in range(2, OFTEN))):
        handler.agrees(fault_free, end, Point(Call(0, "half of all"), throttling, calls))


@pytest.fixture
def session(workshop: Workshop, screen: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mapping[str, str]]:
    """The headers of a buyer with an order, or of the owner of a desk where a marketplace's order waits.

    Here the pauses between attempts are made, as they count.
    """
    monkeypatch.setattr("botocore.endpoint.time", time)
    workshop.clear_away()
    community = random_id()[:8]
    if screen.startswith("/v1/"):
        waiting(workshop.container, community)
        who = replace(principal(community), role=Role.OWNER)
    else:
        a_payer(workshop.container, community)
        who = replace(anna(community), role=Role.BUYER)
    token, _ = workshop.container.signing.tokens.issue(who)
    yield {"Authorization": f"Bearer {token}"}
    workshop.wire.listen()
    workshop.shelf.clear(workshop.shelf.photograph(community))


@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_comes_or_says_in_time_when_to_ask_again(
    workshop: Workshop, session: Mapping[str, str], screen: str
) -> None:
    workshop.wire.listen(0, throttled(seed=3), on=True)
    statuses: list[int] = []
    with Client(app) as client:
        while len(set(statuses)) < 2 and len(statuses) < MOST:
            began = time.monotonic()
            answer = client.http.get(screen, headers=session)
            assert time.monotonic() - began < LONGEST
            assert answer.status_code == 200 or int(answer.headers["Retry-After"]) > 0
            statuses.append(answer.status_code)
    assert set(statuses) == {200, 503}

"""What reads pushes and polls has the rights for all that it does, also for what no journey comes to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from infra.resources.functions import RUN_JOBS, SYNC_EXTERNAL, Function
from tests.api.hooks.pushing import NUMBER, Pusher
from tests.factories import a_pushed_order, a_sighting, an_entry
from tests.fakes.marketplaces import FakeMarketplace
from tests.recorder import Call
from tests.world import Api, Clock

Right = tuple[str, str]


@pytest.fixture
def pusher(api: Api, container: Container, community: Community, clock: Clock) -> Pusher:
    pusher = Pusher(Marketplace.OZON, container, community.id, clock())
    pusher.connect()
    return pusher


def of_table(call: Call) -> Iterator[Right]:
    """Actions on tables, called as in the list of functions."""
    asked = call.parameters
    for write in asked.get("TransactItems", ()):
        yield from ((f"dynamodb:{kind}Item", named["TableName"]) for kind, named in write.items())
    if "TableName" in asked:
        yield f"dynamodb:{call.operation}", "/".join(filter(None, (asked["TableName"], asked.get("IndexName"))))


def lacking(api: Api, function: Function) -> set[Right]:
    """What was done since the last request and the function may not do."""
    calls = [call for call in api.recorder.calls if call.service == "dynamodb"]
    done = {(action, name.rpartition("-")[2]) for call in calls for action, name in of_table(call)}
    assert done
    return done - {(action, name) for action, names in function.may.items() for name in names.split()}


def received(pusher: Pusher, **data: object) -> None:
    told = {"account": pusher.account.id, "order": NUMBER, "received": "m1", **data}
    entry = an_entry(community=pusher.community, event=Event.EXTERNAL_RECEIVED, data=told)
    pusher.container.background.external.run(entry)


def test_of_what_a_signed_push_told(api: Api, pusher: Pusher, market: FakeMarketplace) -> None:
    told = a_pushed_order(community=pusher.community, account=pusher.account.id, sighting=a_sighting(order=NUMBER))
    pusher.container.stores.commits.commit(pusher.community, Commit(once=(told,)))
    market.unread = True
    api.recorder.clear()
    received(pusher)
    assert lacking(api, SYNC_EXTERNAL) == set()


def test_of_an_order_by_an_address_after_which_the_earlier_ones_end(
    api: Api, pusher: Pusher, market: FakeMarketplace
) -> None:
    known = pusher.container.stores.accounts.get(pusher.community, pusher.account.id)
    second = replace(pusher.address, generation=2)
    after = (replace(known, generation=2), replace(known.state, live=(1, 2)), second)
    pusher.container.stores.commits.commit(pusher.community, Commit(after))
    market.shown[NUMBER] = a_sighting(order=NUMBER)
    api.recorder.clear()
    received(pusher, generation=2)
    assert ("dynamodb:DeleteItem", "external") in {
        (action, name.rpartition("-")[2]) for call in api.recorder.calls for action, name in of_table(call)
    }
    assert lacking(api, SYNC_EXTERNAL) == set()


def test_of_a_poll_that_finds_what_no_push_has_brought(
    api: Api, pusher: Pusher, market: FakeMarketplace, clock: Clock
) -> None:
    clock.pass_by(hours=2)
    at = clock() - timedelta(minutes=30)
    market.shown[NUMBER] = a_sighting(order=NUMBER, created_at=at, changed_at=at)
    api.recorder.clear()
    entry = an_entry(community=pusher.community, event=Event.POLL_DUE, data={"account": pusher.account.id})
    pusher.container.external.poll.run(entry)
    found: ExternalOrder | None = pusher.container.stores.external_orders.find(
        pusher.community, pusher.account.id, NUMBER
    )
    assert found is not None
    assert lacking(api, RUN_JOBS) == set()

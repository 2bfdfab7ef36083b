"""P6 of orders of marketplaces: what goes to AWS for a push, for its consumption, for a look, for a decision."""

from collections.abc import Callable

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.external.account import account_id
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.api.admin.test_accounts import a_token
from tests.api.hooks.pushing import NUMBER, PUSHES, Pusher
from tests.factories import a_price_list, a_sighting, an_entry, an_offer
from tests.fakes.marketplaces import FakeMarketplace
from tests.world import Api, Clock

Deliver = Callable[[Marketplace], int]


@pytest.fixture
def deliver(api: Api, container: Container, community: Community, clock: Clock, market: FakeMarketplace) -> Deliver:
    """Connects an account and pushes; the status that it is answered."""
    api.community = community.id
    market.shown[NUMBER] = a_sighting(order=NUMBER)

    def pushed(marketplace: Marketplace) -> int:
        pusher = Pusher(marketplace, container, community.id, clock())
        pusher.connect()
        goods = (a_price_list(community=community.id), an_offer(community=community.id))
        container.stores.commits.commit(community.id, Commit(goods))
        return pusher.deliver(api).status

    return pushed


@pytest.mark.parametrize("marketplace", PUSHES)
def test_a_push_takes_one_call(api: Api, deliver: Deliver, marketplace: Marketplace) -> None:
    assert deliver(marketplace) == 200
    assert api.recorder.names() == ["dynamodb.TransactWriteItems"]


def test_its_consumption_a_look_and_a_decision_take_few(
    api: Api, deliver: Deliver, container: Container, community: Community
) -> None:
    deliver(Marketplace.OZON)
    account = account_id(Marketplace.OZON, "7")
    data = {"account": account, "order": NUMBER, "received": "m1"}
    api.recorder.clear()
    container.background.external.run(an_entry(community=community.id, event=Event.EXTERNAL_RECEIVED, data=data))
    reads = ["dynamodb.Query", "ssm.GetParameter", "dynamodb.GetItem", "dynamodb.GetItem"]
    assert api.recorder.names() == [*reads, "dynamodb.TransactWriteItems"], "account, key, order, sale; one commit"
    api.recorder.clear()
    container.background.external.run(an_entry(community=community.id, event=Event.EXTERNAL_RECEIVED, data=data))
    assert api.recorder.names() == ["dynamodb.Query", "dynamodb.GetItem"], "the key is known, there is nothing new"
    token, path = a_token(container, community.id, Role.EXTERNAL_ORDERS_MANAGER), f"/v1/external-orders/{account}"
    assert api.get("/v1/external-orders?waiting=true", token).status == 200
    assert api.recorder.names() == ["dynamodb.Query"]
    shown = api.get(f"{path}/{NUMBER}", token)
    assert api.recorder.names() == ["dynamodb.GetItem"]
    wish = {"action": "dismiss", "lines": [{"key": "1"}]}
    assert api.patch(f"{path}/{NUMBER}/lines", wish, token, shown.json["version"]).status == 200
    names = api.recorder.names()
    assert (names.count("dynamodb.TransactWriteItems"), len(names)) == (1, 4), "one commit; what it is decided on"

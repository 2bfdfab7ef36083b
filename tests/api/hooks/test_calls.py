"""P6 of orders of marketplaces: what goes to AWS for a push, for its consumption, for a look, for a decision."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.external.account import WebhookAddress, account_id
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Event
from chalicelib.signing.standard_webhooks import ID, SIGNATURE, TIMESTAMP, sign
from chalicelib.usecases.external.receive_webhooks import write_address
from chalicelib.usecases.ports import Commit
from tests.api.admin.test_accounts import a_token
from tests.factories import a_price_list, a_sighting, an_account, an_entry, an_offer
from tests.fakes.marketplaces import FakeMarketplace
from tests.world import Api, Clock

NUMBER = "41000000001"
PUSHES: dict[Marketplace, tuple[str, dict[str, Any]]] = {
    Marketplace.OZON: (
        "/hooks/ozon/{}",
        {"message_type": "TYPE_NEW_POSTING", "seller_id": 7, "posting_number": NUMBER},
    ),
    Marketplace.YANDEX_MARKET: (
        "/hooks/yandex_market/{}/notification",
        {"notificationType": "ORDER_CREATED", "campaignId": 7, "orderId": int(NUMBER)},
    ),
    Marketplace.GETZZAP: (
        "/hooks/getzzap/{}",
        {"type": "order.created", "data": {"seller": "7", "order": NUMBER, "lines": [{"article": "OC 90"}]}},
    ),
}
Deliver = Callable[[Marketplace], int]


@pytest.fixture
def deliver(api: Api, container: Container, community: Community, clock: Clock, market: FakeMarketplace) -> Deliver:
    """Connects an account and pushes; the status that it is answered."""
    api.community = community.id
    market.shown[NUMBER] = a_sighting(order=NUMBER)

    def pushed(marketplace: Marketplace) -> int:
        id = account_id(marketplace, "7")
        account = an_account(community=community.id, marketplace=marketplace, id=id)
        state = AccountState(community.id, account.id, received_at=clock())
        address = WebhookAddress(community.id, account.id, 1)
        things = (account, state, address, a_price_list(community=community.id), an_offer(community=community.id))
        container.stores.commits.commit(community.id, Commit(things))
        container.stores.account_secrets.put(community.id, account.id, {"api_key": "SECRET"})
        path, push = PUSHES[marketplace]
        body, now = json.dumps(push).encode(), str(int(clock().timestamp()))
        secret = container.signing.webhook_secrets(address.place)[0]
        signed = {ID: "m1", TIMESTAMP: now, SIGNATURE: sign(secret, "m1", int(now), body)}
        return api.post(path.format(write_address(container.signing.signer, address)), body, **signed).status

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

"""A marketplace that pushes to the address of its account, signed where it signs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from chalicelib.bootstrap import Container
from chalicelib.domain.external.account import Account, WebhookAddress, account_id
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.signing.standard_webhooks import ID, SIGNATURE, TIMESTAMP, sign
from chalicelib.usecases.external.receive_webhooks import write_address
from chalicelib.usecases.ports import Commit
from tests.factories import an_account
from tests.world import Answer, Api

SELLER = "7"
NUMBER = "41000000001"
PUSHES: Mapping[Marketplace, tuple[str, Mapping[str, Any]]] = {
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
        {"type": "order.created", "data": {"seller": SELLER, "order": NUMBER, "lines": [{"article": "OC 90"}]}},
    ),
}
"""Of each that pushes: the route, and a new order."""


@dataclass(frozen=True)
class Pusher:
    """The marketplace of one account; ``now`` is when it signs."""

    marketplace: Marketplace
    container: Container
    community: str
    now: datetime

    @property
    def account(self) -> Account:
        id = account_id(self.marketplace, SELLER)
        return an_account(community=self.community, marketplace=self.marketplace, id=id)

    @property
    def address(self) -> WebhookAddress:
        return WebhookAddress(self.community, self.account.id, 1)

    @property
    def path(self) -> str:
        return PUSHES[self.marketplace][0].format(write_address(self.container.signing.signer, self.address))

    @property
    def push(self) -> Mapping[str, Any]:
        return PUSHES[self.marketplace][1]

    def connect(self) -> None:
        """The account, with its key and its address."""
        state = AccountState(self.community, self.account.id, received_at=self.now, brought_at=self.now)
        things = (self.account, state, self.address)
        self.container.stores.commits.commit(self.community, Commit(things))
        self.container.stores.account_secrets.put(self.community, self.account.id, {"api_key": "SECRET"})

    def signed(self, body: bytes, message: str = "m1") -> dict[str, str]:
        if not self.marketplace.signs:
            return {}
        now = int(self.now.timestamp())
        secret = self.container.signing.webhook_secrets(self.address.place)[0]
        return {ID: message, TIMESTAMP: str(now), SIGNATURE: sign(secret, message, now, body)}

    def deliver(self, api: Api, push: Mapping[str, Any] | None = None, body: bytes = b"") -> Answer:
        content = body or json.dumps(self.push if push is None else push).encode()
        return api.post(self.path, content, **self.signed(content))

"""P5: what a push of a marketplace costs up to its acknowledgement, beside a bare handler that sends one message."""

import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from bench.figures import CALLS, forget_hub, installed
from bench.ratios import ROUNDS, Ratio, cpu_of, ratio
from bench.world import COMMUNITY, ENVIRONMENT, Store, entry_point, post_event
from chalicelib.domain.external.account import WebhookAddress, account_id
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.signing.derived import webhook_secrets
from chalicelib.signing.signer import KeyedSigner
from chalicelib.signing.standard_webhooks import ID, SIGNATURE, TIMESTAMP, sign
from chalicelib.usecases.external.receive_webhooks import write_address

KEYS = [ENVIRONMENT["TOKEN_KEYS"]]
PLACES = {
    Marketplace.OZON: "/hooks/ozon/{key}",
    Marketplace.YANDEX_MARKET: "/hooks/yandex_market/{key}/notification",
    Marketplace.GETZZAP: "/hooks/getzzap/{key}",
}
SELLER = "700001"
ELSEWHERE = "203.0.113.7"
NETWORKS = {Marketplace.OZON: "195.34.21.7", Marketplace.YANDEX_MARKET: "5.45.207.7"}
"""An address of those that push from their own."""

PUSHES: Mapping[Marketplace, Mapping[str, Any]] = {
    Marketplace.OZON: {
        "message_type": "TYPE_NEW_POSTING",
        "seller_id": int(SELLER),
        "posting_number": "24219509-0020-1",
        "products": [{"sku": 147451959, "offer_id": "OC 90", "quantity": 2}, {"sku": 147451960, "quantity": 1}],
        "in_process_at": "2026-11-26T06:56:36.294Z",
        "warehouse_id": 18850503335000,
        "shipment_date": "2026-11-27T12:00:00Z",
        "is_express": False,
    },
    Marketplace.YANDEX_MARKET: {
        "notificationType": "ORDER_CREATED",
        "orderId": 41000000001,
        "campaignId": int(SELLER),
        "items": [{"offerId": "OC 90", "count": 2}, {"offerId": "W 712/52", "count": 1}],
        "createdAt": "2026-11-22T10:15:30.759084Z",
    },
    Marketplace.GETZZAP: {
        "type": "order.created",
        "timestamp": "2026-11-28T07:05:00Z",
        "data": {
            "seller": SELLER,
            "order": "GZ-1001",
            "phase": "open",
            "created_at": "2026-11-28T07:05:00Z",
            "lines": [{"key": "1", "article": "W 914/2", "brand": "MANN", "quantity": 2, "price": "640.00"}],
            "buyer": {"id": "b-1", "name": "Пётр Иванов", "phone": "+7 916 123-45-67"},
        },
    },
}


def pushing(measured: Store, rounds: int = ROUNDS) -> Mapping[Marketplace, Ratio]:
    """CPU of a push through the real entry point / of a bare handler that sends its body on, and is answered."""
    with installed(measured):
        return {each: _beside_bare(each, rounds) for each in PUSHES}


def _beside_bare(marketplace: Marketplace, rounds: int) -> Ratio:
    forget_hub()
    event = push_event(marketplace)
    ours, bare = entry_point(event), bare_sender(event)
    return ratio(lambda: cpu_of(ours, CALLS), lambda: cpu_of(bare, CALLS), rounds)


def push_event(marketplace: Marketplace) -> dict[str, Any]:
    """A new order of an account whose address we gave, signed where it has to be."""
    address = WebhookAddress(COMMUNITY, account_id(marketplace, SELLER), 1)
    body = json.dumps(PUSHES[marketplace])
    headers = {"Content-Type": "application/json", **(_signed(address, body) if marketplace.signs else {})}
    key = write_address(KeyedSigner(KEYS), address)
    return post_event(PLACES[marketplace], key, body, headers, network=NETWORKS.get(marketplace, ELSEWHERE))


def _signed(address: WebhookAddress, body: str) -> dict[str, str]:
    now = int(datetime.now(UTC).timestamp())
    signature = sign(webhook_secrets(KEYS, address.place)[0], "msg_1", now, body.encode())
    return {ID: "msg_1", TIMESTAMP: str(now), SIGNATURE: signature}


def bare_sender(event: Mapping[str, Any]) -> Callable[[], Any]:
    """What somebody would write who only wants the push in a queue: one client, one SendMessage."""
    import botocore.session

    client = botocore.session.get_session().create_client("sqs")
    queue = f"{client.meta.endpoint_url}/1/pushes"

    def handle() -> dict[str, Any]:
        push = json.loads(event["body"])
        if not isinstance(push, dict):
            return {"statusCode": 400, "body": "{}"}
        client.send_message(QueueUrl=queue, MessageBody=event["body"])
        return {"statusCode": 200, "body": json.dumps({"result": True})}

    return handle

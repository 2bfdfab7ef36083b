"""What is measured: a community of n orders behind the real entry point, and a bare handler beside it."""

import json
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import fields

from bench.store import INDEXES
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.orders.lines import OrderLine
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.purchases.purchase import Reached, Stage, Terms
from chalicelib.settings import Settings
from chalicelib.signing.signer import KeyedSigner
from chalicelib.signing.tokens import SignedTokens
from chalicelib.storage.engine.registry import write_rows
from chalicelib.usecases.inbox.receive_messages import HOOK

ROOT = Path(__file__).parents[1]
COMMUNITY, BUYER = "benchmrk", "buyerofbench"
ARTICLE = "ШГ-2041"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
MINE = 60
"""Orders of the buyer who is measured, however many the community has."""

UNDERWAY = {
    2: (Stage.STOPPED, Handout.NOT_READY),
    3: (Stage.ORDERED, Handout.NOT_READY),
    4: (Stage.IN_TRANSIT, Handout.NOT_READY),
    5: (Stage.DISTRIBUTING, Handout.READY),
}
"""Of each twenty: the first two are being collected, these are on their way, payment of the first of them is asked for,
the others are at home."""
VERSION = {"version": {"N": "1"}}
"""That of a row which was written once: a new one has none before it is written."""

DELIVERY = {
    "webhookType": "MESSAGE_CREATED",
    "sender": {"user_id": "user:570000000101", "name": "Анна"},
    "recipient": {"chat_id": "chat:C3ecb9d02a600"},
    "message": {
        "text": "Когда можно забрать?",
        "seq": 1,
        "attachments": [],
        "mid": "mid:C3ecb9d02a600.1",
    },
    "timestamp": 1763805600000,
}

ENVIRONMENT = {
    **{field.name.upper(): "unused" for field in fields(Settings) if field.required},
    "RESOURCE_PREFIX": "",
    "TOKEN_KEYS": "a-key-of-the-benchmark",
    "AWS_ACCESS_KEY_ID": "bench",
    "AWS_SECRET_ACCESS_KEY": "bench",
    "AWS_DEFAULT_REGION": "eu-central-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@dataclass(frozen=True)
class Store:
    url: str

    def counters(self) -> dict[str, int]:
        with urllib.request.urlopen(self.url) as answer:  # noqa: S310
            return dict(json.load(answer))

    def environment(self) -> dict[str, str]:
        return {**ENVIRONMENT, "AWS_ENDPOINT_URL": self.url}


def token(role: Role = Role.BUYER) -> str:
    issued = SignedTokens([ENVIRONMENT["TOKEN_KEYS"]], lambda: datetime.now(UTC)).issue(
        Principal(community=COMMUNITY, id=BUYER, role=role)
    )
    return issued[0]


def rows(orders: int) -> Iterator[dict[str, Any]]:
    """Index rows of a community of so many orders, newest first; every second of them the buyer's, up to ``MINE``."""
    for place in range(orders):
        buyer = BUYER if place < 2 * MINE and place % 2 == 0 else f"buyer{place % 5000:07}"
        own = {"number": str(1001 + place), "purchase": "p1", "buyer": buyer}
        row = write_rows(an_order(place % 20, NOW - timedelta(minutes=place), **own))[0].serialize()
        yield {name: row[name] for _, carried in INDEXES.values() for name in carried if name in row} | VERSION


def an_order(place: int, at: datetime, **own: Any) -> Order:
    """Of three lines, as it stands at this place of each twenty; ``own`` are its names."""
    line = OrderLine(
        article=ARTICLE,
        name="Ботинки женские, натуральная кожа",
        option="38, чёрный",
        quantity=1,
        price=349_000,
    )
    return Order(
        community=COMMUNITY,
        purchase_title="Осенняя обувь «Шаг», вторая волна",
        organizer=None,
        lines=(line,) * 3,
        fee=1000,
        currency="RUB",
        created_at=at,
        changed_at=at,
        **_standing(place, at),
        **own,
    )


def _standing(place: int, at: datetime) -> dict[str, Any]:
    """Where the order is and how it is paid, as in the list of somebody who orders often."""
    if place < 2:
        return {"terms": Terms(reached=(Reached(Stage.COLLECTING, at),))}
    stage, handout = UNDERWAY.get(place, (Stage.COMPLETED, Handout.HANDED_OUT))
    asked = place == 2
    terms = Terms(stage=stage, reached=(Reached(stage, at),), payment_open=asked, pay_until=at if asked else None)
    paid = 0 if asked else 3 * 349_000 * 11 // 10
    return {"terms": terms, "handout": handout, "paid": paid}


@contextmanager
def store(orders: int) -> Iterator[Store]:
    with serving("bench.store", (json.dumps(row, ensure_ascii=False) for row in rows(orders))) as served:
        yield served


@contextmanager
def serving(module: str, lines: Iterable[str]) -> Iterator[Store]:
    """A process of its own that keeps what these lines say."""
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.NamedTemporaryFile("w", suffix=".rows", encoding="utf-8"))
        file.writelines(f"{line}\n" for line in lines)
        file.flush()
        program = [sys.executable, "-m", module, "--rows", file.name]
        process = stack.enter_context(subprocess.Popen(program, stdout=subprocess.PIPE, text=True, cwd=ROOT))
        stack.callback(process.terminate)
        yield Store(f"http://127.0.0.1:{process.stdout.readline().strip() if process.stdout else ''}")


def list_event() -> dict[str, Any]:
    """GET /buyer/orders."""
    return _event("GET", "/buyer/orders", headers={"Authorization": f"Bearer {token()}", "Accept-Language": "ru"})


def desk_event(path: str, query: Mapping[str, str] | None = None) -> dict[str, Any]:
    """GET of a screen of the desk."""
    bearer = f"Bearer {token(Role.ORGANIZER)}"
    event = _event("GET", path, headers={"Authorization": bearer, "Accept-Language": "ru"})
    return {**event, "multiValueQueryStringParameters": {name: [value] for name, value in (query or {}).items()}}


def hook_event() -> dict[str, Any]:
    """POST /hooks/ok/{key}: somebody writes to the group."""
    key = KeyedSigner([ENVIRONMENT["TOKEN_KEYS"]]).sign(HOOK, COMMUNITY)
    return post_event("/hooks/ok/{key}", key, json.dumps(DELIVERY), {"Content-Type": "application/json"})


def post_event(
    resource: str, key: str, body: str, headers: dict[str, str], *, network: str = "127.0.0.1"
) -> dict[str, Any]:
    """POST to an address that is signed by its ``key``; it comes from a ``network`` address."""
    event = _event("POST", resource, {"key": key}, body=body, headers=headers)
    event["requestContext"]["identity"] = {"sourceIp": network}
    return event


def _event(
    method: str,
    resource: str,
    places: dict[str, str] | None = None,
    body: str | None = None,
    headers: dict[str, str] | None = None,
) -> dict[str, Any]:
    """As API Gateway hands it over."""
    path = resource.format_map(places or {})
    return {
        "resource": resource,
        "path": path,
        "httpMethod": method,
        "headers": headers,
        "multiValueQueryStringParameters": None,
        "pathParameters": places,
        "stageVariables": None,
        "body": body,
        "isBase64Encoded": False,
        "requestContext": {
            "httpMethod": method,
            "resourcePath": resource,
            "path": f"/api{path}",
            "requestId": "bench",
            "identity": {"sourceIp": "127.0.0.1"},
        },
    }


def entry_point(event: dict[str, Any]) -> Callable[[], Any]:
    """The function that Lambda calls, with its log going nowhere; what it refuses is no measurement."""
    import app

    def handle() -> Any:
        answer = app.app(event, None)
        if answer["statusCode"] != 200:
            raise SystemExit(f"{event['path']} answers {answer['body']}")
        return answer

    return handle


def bare_handler() -> Callable[[], Any]:
    """What somebody would write who wants nothing but the list: one client, one Query, json.dumps."""
    import botocore.session

    client = botocore.session.get_session().create_client("dynamodb")

    def handle() -> dict[str, Any]:
        answer = client.query(
            TableName="orders",
            IndexName="by_buyer",
            KeyConditionExpression="buyer_key = :owner AND placed >= :since",
            ExpressionAttributeValues={":owner": {"S": f"{COMMUNITY}#{BUYER}"}, ":since": {"S": "0"}},
            ScanIndexForward=False,
            Limit=20,
        )
        items = [{name: value["S"] for name, value in item.items()} for item in answer["Items"]]
        return {"statusCode": 200, "body": json.dumps({"orders": items}, ensure_ascii=False)}

    return handle

"""From the launch to the erasure, in this process: the deployed template's resources, real events, presigned files."""

from typing import Any

import pytest
import requests
from chalice.app import SQSEventConfig

from app import app
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Role
from chalicelib.usecases.inbox.receive_messages import HOOK
from chalicelib.usecases.ports import Commit
from infra.local.variables import DEMO
from infra.resources.lists import LISTS
from infra.resources.template import template
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.api.journey import Journey, csv_of
from tests.journey.functions import Functions
from tests.world import ANNA
from tests.worlds.moto import NOT_MADE, Moto

pytestmark = pytest.mark.slow

FILE = csv_of(f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;1000,00", f"{ANNA};Анна Петрова;К-7;Кроссовки;29;ноль;1690")
TERMS = {"paymentOpen": True, "payUntil": "2026-11-25T15:00:00Z", "paymentDetails": "Карта 0000, Мария О."}
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


def test_every_event_source_and_function_takes_part_in_the_whole_journey(
    journey: Journey, functions: Functions
) -> None:
    desk, anna, number = ordered(journey)
    pressed_and_rejected(journey, desk, anna, number)
    paid_with_a_proof(journey, desk, anna, number)
    collected_by_the_clock(journey, functions, desk, anna)
    sold_at_a_marketplace(journey, functions)
    left(journey, desk, anna)
    assert set(functions.called) == {source.name for source in app.event_sources} <= set(app.handler_map)
    assert nothing_set_aside(functions)


def test_what_moto_does_not_make_of_the_template_is_known_and_nothing_else_is_missing(
    functions: Functions, moto: Moto
) -> None:
    """The day it makes more, this fails, and the list is made shorter."""
    assert moto.left_out == set(NOT_MADE)
    wanted = {resource["Type"] for resource in template()["Resources"].values()}
    assert wanted >= moto.left_out
    subscribed = functions.container.clients.client("sns").list_subscriptions()["Subscriptions"]
    queues = [each for each in app.event_sources if isinstance(each, SQSEventConfig)]
    assert len({each["Endpoint"] for each in subscribed}) == len(queues)


def ordered(journey: Journey) -> tuple[str, str, str]:
    """A file comes through a form, a bad row leaves through a link; the buyer hears of the order, and how to pay."""
    anna = journey.token(ANNA)
    desk = journey.imported(FILE)
    (purchase,) = journey.api.get("/v1/purchases", desk).json["items"]
    (card,) = journey.api.get("/buyer/orders", anna).json["orders"]
    assert "Ботинки, 38 — 1 шт." in heard(journey)["text"]
    assert journey.api.change(f"/v1/purchases/{purchase['id']}", TERMS, desk).status == 200
    journey.steps()
    assert "Карта 0000, Мария О." in heard(journey)["text"]
    return desk, anna, str(card["number"])


def pressed_and_rejected(journey: Journey, desk: str, anna: str, number: str) -> None:
    """«Я оплатил(а)» under the bot's message comes by the webhook, twice, and files a claim once."""
    told = heard(journey)["id"]
    delivery = {
        "webhookType": "MESSAGE_CALLBACK",
        "sender": {"user_id": f"user:{ANNA}", "name": "Анна Петрова"},
        "recipient": {"chat_id": "chat:C1"},
        "timestamp": int(journey.clock().timestamp() * 1000),
        "callbackId": "cb:1",
        "payload": f"paid:{number}",
        "mid": told,
    }
    for _ in range(2):
        answer = journey.api.post(
            f"/hooks/ok/{journey.container.signing.signer.sign(HOOK, journey.community.id)}", delivery
        )
        assert answer.status == 200
    journey.steps()
    (claim,) = journey.api.get("/v1/claims", desk).json["items"]
    reason = {"reason": "Перевод не найден"}
    assert journey.api.post(f"/v1/claims/{claim['id']}/rejection", reason, desk).status == 200
    journey.steps()
    assert "Перевод не найден" in heard(journey)["text"]


def paid_with_a_proof(journey: Journey, desk: str, anna: str, number: str) -> None:
    made = journey.api.post("/buyer/proofs", {"type": "image/png", "size": len(PNG)}, anna).json
    form = made["upload"]
    assert requests.post(form["url"], data=form["fields"], files={"file": PNG}, timeout=5).ok
    wish = {"key": "form-of-anna", "orders": [number], "amount": 110_000, "paidAt": "2026-11-22T09:30:00Z"}
    claim = journey.api.post("/buyer/claims", {**wish, "proof": made["proof"]}, anna).json
    seen = journey.api.get(f"/v1/claims/{claim['id']}/proof", desk).json["url"]
    assert requests.get(seen, timeout=5).content == PNG
    assert journey.api.post(f"/v1/claims/{claim['id']}/confirmation", {}, desk).json["state"] == "confirmed"
    journey.steps()
    assert "подтверждена" in heard(journey)["text"]
    assert journey.api.get(f"/buyer/orders/{number}", anna).json["paymentState"] == "paid"


def collected_by_the_clock(journey: Journey, functions: Functions, desk: str, anna: str) -> None:
    """Comments are collected, and the bot subscribes to the webhook."""
    token = {"token": DEMO["OK_ADMIN_TOKEN"]}
    assert journey.api.post("/v1/connections/comments", token, desk).status == 200
    functions.turn("collect_comments")
    assert journey.api.get("/buyer/comments", anna).json["comments"]
    functions.turn("wake_communities")
    assert journey.ok.look("hooks")["subscriptions"]


def sold_at_a_marketplace(journey: Journey, functions: Functions) -> None:
    """The played Ozon pushes a hint of an order, is told that it was accepted, and shows so; a poll finds one more."""
    api, ok, (owner, manager) = journey.api, journey.ok, tokens(journey, Role.OWNER, Role.EXTERNAL_ORDERS_MANAGER)
    ok.ask("ozon/clock", now=f"{journey.clock():%Y-%m-%dT%H:%M:%SZ}")
    wish = {"marketplace": "ozon", "settings": {"client_id": CLIENT_ID}, "secrets": {"api_key": API_KEY}}
    account = api.post("/v1/accounts", wish, owner).json
    posting = ok.ask("ozon/order", push=False)["posting"]["posting_number"]
    path = f"/v1/external-orders/{account['id']}/{posting}"
    pushed(journey, account, posting, "TYPE_NEW_POSTING")
    order = api.get(path, manager).json
    assert (order["phase"], order["decision"]) == ("open", "new")
    body = {"action": "accept", "lines": [{"key": each["key"]} for each in order["lines"]]}
    assert api.patch(f"{path}/lines", body, manager, order["version"]).json["number"]
    journey.clock.pass_by(seconds=16)
    journey.steps()
    assert {each["push"] for each in api.get(path, manager).json["lines"]} == {"sent"}
    pushed(journey, account, posting, "TYPE_STATE_CHANGED")
    assert {each["push"] for each in api.get(path, manager).json["lines"]} == {"acknowledged"}
    unheard = ok.ask("ozon/order", push=False)["posting"]["posting_number"]
    functions.turn("poll_marketplaces")
    assert api.get(f"/v1/external-orders/{account['id']}/{unheard}", manager).json["decision"] == "new"


def pushed(journey: Journey, account: Any, posting: str, kind: str) -> None:
    """To the address that the owner gave it; and what follows."""
    hook = f"/hooks/{account['address'].partition('/hooks/')[2]}"
    push = {"message_type": kind, "seller_id": int(CLIENT_ID), "posting_number": posting}
    assert journey.api.post(hook, push).json == {"result": True}
    journey.steps()


def tokens(journey: Journey, *roles: Role) -> list[str]:
    community, issue = journey.community.id, journey.container.signing.tokens.issue
    people = [Buyer(f"a-{role}", community, "") for role in roles]
    journey.container.stores.commits.commit(community, Commit(people))
    return [issue(Principal(community=community, id=f"a-{role}", role=role))[0] for role in roles]


def left(journey: Journey, desk: str, anna: str) -> None:
    """All data, with the proof, taken out; then only sums are left."""
    document = journey.api.post("/buyer/export", None, anna).json
    assert requests.get(document["proofs"][0]["link"], timeout=5).content == PNG
    assert document["comments"]
    assert journey.api.post("/buyer/erasure", None, anna).status == 202
    journey.steps()
    buyer = document["buyer"]["id"]
    personal_data = journey.api.post(f"/v1/buyers/{buyer}/export", None, desk).json
    assert (personal_data["buyer"]["name"], personal_data["buyer"]["ok_id"], personal_data["comments"]) == ("", "", [])
    assert journey.container.stores.proofs.count(journey.community.id, buyer) == 0
    assert len(personal_data["payments"]) == len(document["payments"]) == 1


def heard(journey: Journey) -> dict[str, Any]:
    """Her last message."""
    return journey.ok.inbox(ANNA)[0]


def nothing_set_aside(functions: Functions) -> bool:
    sqs = functions.container.clients.sqs
    places = [functions.container.settings.failures_url(name) for name in LISTS.dead_letters]
    return not any("Messages" in sqs.receive_message(QueueUrl=url) for url in places)

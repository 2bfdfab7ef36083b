"""What is kept of a push."""

import json
from typing import Any

from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.marketplaces.ozon.outline import outline
from chalicelib.marketplaces.ozon.values import read_json
from tests.marketplaces.ozon.payloads import NEW, PUSHES, READ_POSTING, SECRETS


def kept(body: Any) -> str:
    return outline(read_json(body if isinstance(body, bytes) else json.dumps(body).encode()))


def test_people_are_left_out_wherever_they_stand() -> None:
    for body in (*PUSHES.values(), READ_POSTING, {**NEW, "products": [READ_POSTING], "customer": READ_POSTING}):
        assert len(kept(body).encode()) <= LONGEST_BODY
        assert not [secret for secret in SECRETS if secret in kept(body)]


def test_what_it_was_about_stays_to_be_seen() -> None:
    seen = json.loads(kept(NEW))
    assert (seen["posting_number"], seen["seller_id"], seen["is_express"]) == (NEW["posting_number"], "7", False)
    assert seen["products"][0] == {"sku": "147451959", "offer_id": "BX-0986", "quantity": "2"}
    assert json.loads(kept(PUSHES["stocks"]))["items"][0]["stocks"] == [
        {"warehouse_id": "5", "present": "10", "reserved": "1"}
    ]
    assert json.loads(kept(PUSHES["cancelled"]))["reason"] == {"id": "0"}


def test_there_is_an_end_to_depth_and_length() -> None:
    deep = b'{"items":[' * 400 + b"1" + b"]}" * 400
    assert len(kept(deep)) < 200
    assert kept(b'{"posting_number": "' + b"1" * 9_000 + b'"}') == f'{{"posting_number":"{"1" * 64}"}}'
    assert kept({"items": [[1], None, "x"], "products": {}, "user": [], "reason": "x", "time": None}) == '{"items":[]}'

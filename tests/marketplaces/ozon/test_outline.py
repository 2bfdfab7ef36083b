"""What is kept of a body."""

import json

from chalicelib.marketplaces.ozon.outline import LARGEST, shortened
from tests.marketplaces.ozon.payloads import PUSHES, READ_POSTING, SECRETS


def test_people_are_left_out_wherever_they_stand() -> None:
    bodies = [*PUSHES.values(), {"result": READ_POSTING}, {"postings": [READ_POSTING] * 3, "has_next": "true"}]
    for body in bodies:
        kept = shortened(json.dumps(body).encode())
        assert kept not in ("", "{}")
        assert len(kept.encode()) <= LARGEST
        assert not [secret for secret in SECRETS if secret in kept]


def test_what_was_asked_and_answered_stays_to_be_seen() -> None:
    asked = {"packages": [{"products": [{"product_id": 5, "quantity": 2}]}], "posting_number": "1-1-1"}
    assert json.loads(shortened(json.dumps(asked).encode())) == {
        "packages": [{"products": [{"product_id": "5", "quantity": "2"}]}],
        "posting_number": "1-1-1",
    }
    assert json.loads(shortened(b'{"result": ["1-1-1"]}')) == {"result": ["1-1-1"]}
    answered = json.loads(shortened(json.dumps({"result": READ_POSTING}).encode()))["result"]
    assert (answered["status"], answered["products"][0]["price"]) == ("awaiting_packaging", "1530.0000")


def test_what_is_no_object_leaves_nothing() -> None:
    for body in (b"", b"[]", b"<h1>", b"[" * 100_000, b'"x"'):
        assert shortened(body) == ""


def test_there_is_an_end_to_depth_and_length() -> None:
    deep = b'{"result":' * 900 + b"1" + b"}" * 900
    assert len(shortened(deep)) < 200
    assert shortened(b'{"posting_number": "' + b"1" * 9_000 + b'"}') == f'{{"posting_number":"{"1" * 64}"}}'

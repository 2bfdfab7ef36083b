"""What a key says of itself."""

import base64
import json
from datetime import UTC, datetime
from typing import Any

from chalicelib.marketplaces.wildberries.token import Token, read_token

ALL = 16_126


def jwt(said: Any) -> str:
    part = base64.urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip("=")
    return f"eyJhbGciOiJFUzI1NiJ9.{part}.c2lnbmF0dXJl"


def read(said: Any) -> Token:
    return read_token({"Authorization": jwt(said)})


def test_seller_end_rights_and_contour_are_read() -> None:
    token = read({"sid": "5d1f", "oid": 4, "exp": 1_795_950_744, "s": ALL, "t": False})
    assert token == Token("5d1f", datetime.fromtimestamp(1_795_950_744, UTC), ALL, test=False)
    assert token.may_decide
    assert read({"oid": 4, "t": True}) == Token("4", None, None, test=True)


def test_without_the_marketplace_or_for_looking_only_it_may_not_decide() -> None:
    for mask, may in ((1 << 4, True), (ALL & ~(1 << 4), False), (ALL | 1 << 30, False), (0, False), (str(ALL), True)):
        assert read({"s": mask}).may_decide is may, mask
    assert read({}).may_decide


def test_of_what_is_no_key_nothing_is_known() -> None:
    for odd in ("", "x", "a.b.c", "a.%%.c", "..", "a." + "e" * 9_000 + ".c", jwt([]), jwt("x"), "я.я.я"):
        assert read_token({"Authorization": odd}) == Token(), odd
    assert read_token({}) == Token()
    assert read({"sid": [], "exp": "скоро", "s": -1, "t": "?"}) == Token()


def test_the_header_may_be_written_otherwise() -> None:
    assert read_token({"authorization": f"Bearer {jwt({'sid': 'a'})}"}).seller == "a"

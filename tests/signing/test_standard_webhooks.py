"""Standard Webhooks: what was signed by whom it should is taken, in its time, and nothing else."""

import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.signing.standard_webhooks import SIGNATURE, TIMESTAMP, new_secret, sign, verify

# The example of the specification's reference libraries.
SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
ID, STAMP, BODY = "msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, b'{"test": 2432232314}'
SIGNED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
OTHER = new_secret(bytes(range(32)))
NOW = datetime.fromtimestamp(STAMP, UTC)


def headers(**changes: str) -> dict[str, str]:
    named = {"webhook-id": ID, "webhook-timestamp": str(STAMP), "webhook-signature": SIGNED}
    return {**named, **{name.replace("_", "-"): value for name, value in changes.items()}}


def test_the_example_of_the_specification_is_signed_to_the_letter() -> None:
    assert sign(SECRET, ID, STAMP, BODY) == SIGNED
    assert verify([SECRET], headers(), BODY, NOW)


def test_it_is_what_anybody_computes_by_hand() -> None:
    digest = hmac.new(bytes(range(32)), b"m.5.{}", hashlib.sha256).digest()
    assert sign(OTHER, "m", 5, b"{}") == f"v1,{base64.b64encode(digest).decode()}"


def test_headers_are_named_by_any_letters() -> None:
    assert verify([SECRET], {name.title(): value for name, value in headers().items()}, BODY, NOW)


def test_while_a_secret_is_exchanged_both_are_good() -> None:
    both = headers(webhook_signature=f"v1,AAAA v2,zzz {sign(OTHER, ID, STAMP, BODY)}")
    assert verify([SECRET, OTHER], both, BODY, NOW)
    assert verify([OTHER, SECRET], headers(), BODY, NOW)
    assert not verify([SECRET], both, BODY, NOW)
    assert not verify([], headers(), BODY, NOW)


def test_five_minutes_and_no_more() -> None:
    for seconds, good in ((300, True), (-300, True), (301, False), (-301, False)):
        assert verify([SECRET], headers(), BODY, NOW + timedelta(seconds=seconds)) is good


def test_whatever_was_touched_is_refused() -> None:
    for changed in (
        headers(webhook_id="msg_other"),
        headers(webhook_id=""),
        headers(webhook_id="ж"),
        headers(webhook_id="x" * 201),
        headers(webhook_timestamp=str(STAMP + 1)),
        headers(webhook_timestamp=""),
        headers(webhook_timestamp="٣"),
        headers(webhook_timestamp="-5"),
        headers(webhook_timestamp="1e9"),
        headers(webhook_timestamp="9" * 500),
        headers(webhook_signature=""),
        headers(webhook_signature=SIGNED.replace("v1,", "v2,")),
        headers(webhook_signature=SIGNED.replace("v1,", "")),
        headers(webhook_signature="v1,"),
        headers(webhook_signature="v1,жжж"),
        headers(webhook_signature=SIGNED[:-2]),
        headers(webhook_signature="v1,AAAA " * 10 + SIGNED),
        headers(webhook_signature="v1," + "x" * 5_000),
        {},
    ):
        assert not verify([SECRET], changed, BODY, NOW), changed
    assert not verify([SECRET], headers(), BODY + b" ", NOW)
    for missing in (TIMESTAMP, SIGNATURE):
        assert not verify([SECRET], {name: said for name, said in headers().items() if name != missing}, BODY, NOW)


def test_what_is_no_secret_signs_and_verifies_nothing() -> None:
    empty = headers(webhook_signature="v1," + base64.b64encode(hmac.new(b"", b"x", hashlib.sha256).digest()).decode())
    for odd in ("", "whsec_", "whsec_***", "whsec_AAAA", SECRET.removeprefix("whsec_"), new_secret(bytes(65))):
        assert not verify([odd], empty, BODY, NOW)
        with pytest.raises(ValueError, match="no secret"):
            sign(odd, ID, STAMP, BODY)

"""Secrets that follow from our keys: the same again, and another for each place and key."""

from datetime import UTC, datetime

from chalicelib.signing.derived import webhook_secrets
from chalicelib.signing.standard_webhooks import sign, verify

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)


def test_each_place_and_each_key_has_a_secret_of_its_own() -> None:
    one, other = webhook_secrets(["a", "b"], "c1/getzzap-1/1"), webhook_secrets(["a", "b"], "c1/getzzap-1/2")
    assert len({*one, *other}) == 4
    assert webhook_secrets(["a"], "c1/getzzap-1/1") == [one[0]]


def test_what_an_earlier_key_has_signed_is_good_while_that_key_is() -> None:
    old = webhook_secrets(["old"], "place")[0]
    stamp = int(NOW.timestamp())
    signed = {"webhook-id": "m", "webhook-timestamp": str(stamp), "webhook-signature": sign(old, "m", stamp, b"{}")}
    assert verify(webhook_secrets(["new", "old"], "place"), signed, b"{}", NOW)
    assert not verify(webhook_secrets(["new"], "place"), signed, b"{}", NOW)
    assert not verify(webhook_secrets(["old"], "elsewhere"), signed, b"{}", NOW)

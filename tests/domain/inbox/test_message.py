"""Buttons of our messages."""

import pytest

from chalicelib.domain.inbox.message import ClaimDecision, decision_payload, paid_payload, read_decision, read_paid
from chalicelib.domain.orders.order import NUMBER_LENGTH


def test_a_pressed_button_names_the_order_it_stood_under() -> None:
    longest = "9" * NUMBER_LENGTH
    assert [read_paid(paid_payload(number)) for number in ("1001", longest)] == ["1001", longest]


@pytest.mark.parametrize(
    "payload",
    ["", "paid", "paid:", "paid:abc", "paid:-1", "paid:1 ", "paid:1:2", "paid:1234567890123", "paid:١٠٠١", "open:1001"],
)
def test_another_payload_names_no_order(payload: str) -> None:
    assert read_paid(payload) is None


def test_a_button_under_a_claim_says_what_was_decided() -> None:
    for decision in ClaimDecision:
        assert read_decision(decision_payload(decision, "0123456789abcdef")) == (decision, "0123456789abcdef")


@pytest.mark.parametrize("payload", ["", "confirm", "confirm:", "confirm:1", "paid:1001", "drop:0123456789abcdef"])
def test_another_payload_decides_nothing(payload: str) -> None:
    assert read_decision(payload) is None

"""Buttons of our messages."""

import pytest

from chalicelib.domain.inbox.message import paid_payload, read_paid
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

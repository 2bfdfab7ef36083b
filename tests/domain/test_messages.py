"""Buttons of our messages."""

import pytest

from chalicelib.domain.messages import paid_payload, read_paid


def test_a_pressed_button_names_the_order_it_stood_under() -> None:
    assert read_paid(paid_payload("1001")) == "1001"


@pytest.mark.parametrize(
    "payload",
    ["", "paid", "paid:", "paid:abc", "paid:-1", "paid:1 ", "paid:1:2", "paid:1234567890", "paid:١٠٠١", "open:1001"],
)
def test_another_payload_names_no_order(payload: str) -> None:
    assert read_paid(payload) is None

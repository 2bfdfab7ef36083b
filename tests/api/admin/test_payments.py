"""Money that an organizer writes down himself."""

from tests.api.desk import Desk


def test_money_by_hand_is_entered_once_and_can_be_refunded(desk: Desk) -> None:
    wish = {"key": "hand-1-form", "order": desk.number, "amount": 50_000, "note": "наличные"}
    for _ in range(2):
        (order,) = desk.api.post("/v1/payments", wish, desk.token).json["orders"]
        assert (order["paid"], order["paymentState"]) == (50_000, "partly_paid")
    refund = {"key": "refund-1-form", "order": desk.number, "amount": 60_000}
    assert desk.api.post("/v1/refunds", refund, desk.token).status == 409
    (order,) = desk.api.post("/v1/refunds", {**refund, "amount": 50_000}, desk.token).json["orders"]
    assert (order["paid"], [each["amount"] for each in order["payments"]]) == (0, [-50_000, 50_000])

"""Where an order is, in one word."""

import pytest

from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.status import OrderStatus, status_of
from chalicelib.domain.purchases.purchase import Stage


@pytest.mark.parametrize(
    ("stage", "handout", "paid", "status"),
    [
        (Stage.DRAFT, Handout.NOT_READY, 0, OrderStatus.CREATED),
        (Stage.COLLECTING, Handout.NOT_READY, 0, OrderStatus.AWAITING),
        (Stage.STOPPED, Handout.NOT_READY, 1, OrderStatus.AWAITING_PAID),
        (Stage.ORDERED, Handout.NOT_READY, 1, OrderStatus.PREPARING),
        (Stage.IN_TRANSIT, Handout.NOT_READY, 0, OrderStatus.SHIPPED),
        (Stage.IN_TRANSIT, Handout.READY, 0, OrderStatus.READY),
        (Stage.DISTRIBUTING, Handout.STORED, 0, OrderStatus.READY),
        (Stage.DISTRIBUTING, Handout.HANDED_OUT, 0, OrderStatus.DELIVERED),
        (Stage.COMPLETED, Handout.RETURNED, 0, OrderStatus.RETURNED),
        (Stage.CANCELLED, Handout.HANDED_OUT, 5, OrderStatus.CANCELLED),
    ],
)
def test_a_status_follows_from_stage_hand_out_and_payments(
    stage: Stage, handout: Handout, paid: int, status: OrderStatus
) -> None:
    assert status_of(stage, handout, paid) is status


def test_an_order_cancelled_by_itself_is_cancelled_at_every_stage() -> None:
    for stage in Stage:
        for handout in Handout:
            assert status_of(stage, handout, 5, cancelled=True) is OrderStatus.CANCELLED

"""Orders of marketplaces: their money is not ours to ask for, nor to write down."""

import pytest

from chalicelib.domain.errors import Conflict
from chalicelib.domain.orders.origin import Origin
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import COMMUNITY, a_principal
from tests.usecases.house import House
from tests.usecases.payments.till import filed, owing

MARIA = a_principal()


def test_nothing_is_reported_or_entered_for_it_and_what_was_goes_back(house: House) -> None:
    """The house's own orders are paid as ever, also beside it."""
    house.save(owing("1009", 900, origin=Origin("ozon-1", "7-1"), paid=50), owing("1005", 100, paid=100))
    with pytest.raises(Conflict, match="order_paid_elsewhere"):
        filed(house, "1001", "1009")
    record = house.container.payments.record
    for move in (
        MoneyMove(kind=PaymentKind.PAYMENT, key="form-payment-1", order="1009", amount=10),
        MoneyMove(kind=PaymentKind.TRANSFER, key="form-transfer-1", order="1005", amount=10, to="1009"),
    ):
        with pytest.raises(Conflict, match="order_paid_elsewhere"):
            record.enter(MARIA, move)
    (after,) = record.enter(MARIA, MoneyMove(kind=PaymentKind.REFUND, key="form-refund-1", order="1009", amount=50))
    assert (after.paid, after.debt, after.to_return) == (0, 0, 0)
    assert filed(house, "1001", key="form-own-1").amount == 1_000
    assert house.stores.orders.get(COMMUNITY, "1009").claims == ()

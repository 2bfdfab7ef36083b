"""Letters about money: what was paid, is being checked, and is left to pay."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind
from chalicelib.texts import Catalogue
from tests.factories import a_claim_mark, an_order
from tests.usecases.notices.letters import ORDERS, POINT, text
from tests.usecases.notices.stories import PAYABLE


def test_a_payment_of_several_orders_names_all_of_them_and_no_debt_of_one_only() -> None:
    written = text("claim_confirmed", numbers=("1001", "1002", "1003"))
    assert "по заказам № 1001, 1002, 1003 («Осенняя обувь и др.»" in written
    assert "Осталось оплатить: смотрите в кабинете" in written
    assert "по заказу № 1001 («Осенняя обувь»" in text("claim_confirmed", numbers=("1001",))
    for template in ("claim_filed", "claim_confirmed", "claim_rejected"):
        assert "orders No. 1001, 1002" in text(template, language="en", numbers=("1001", "1002")), template


def test_another_sum_than_the_buyer_has_named_stands_beside_it_and_every_order_has_its_part() -> None:
    parts = {"1001": 545_024, "1006": 0}
    written = text("claim_confirmed", amount=545_024, said=900_000, parts=parts, numbers=("1001",))
    assert "Осталось оплатить: смотрите в кабинете" in written
    assert written.startswith("Оплата 5\u00a0450,24\u00a0₽ по заказу № 1001 (")
    assert written.endswith(
        "\n\nВы сообщали: 9\u00a0000\u00a0₽\n• заказ № 1001 — 5\u00a0450,24\u00a0₽\n• заказ № 1006 — ничего"
    )
    assert "сообщали" not in text("claim_confirmed", amount=50_000, said=50_000, parts={"1001": 50_000})
    assert "•" not in text("claim_confirmed", amount=50_000, said=50_000, parts={"1001": 50_000})


def test_what_is_being_checked_is_not_asked_for_once_more() -> None:
    total = an_order().total
    whole = an_order(terms=PAYABLE, claims=(a_claim_mark(amount=total),))
    part = an_order(terms=PAYABLE, claims=(a_claim_mark(amount=100_000),))
    said = Catalogue().money("ru", total, "RUB")
    for template in ("order_ready", "point_moved", "payment_recorded"):
        assert f"Осталось оплатить: 0\u00a0₽, на проверке {said}" in text(template, whole), template
    rest = Catalogue().money("ru", total - 100_000, "RUB")
    assert f"К оплате: {rest}, на проверке 1\u00a0000\u00a0₽\n" in text("payment_reminder", part)
    assert "0\u00a0₽, " not in text("claim_confirmed", an_order(paid=total, claims=(a_claim_mark(amount=5),)))


def test_a_total_says_what_is_in_it_beside_the_goods() -> None:
    rebate = Adjustment(AdjustmentKind.DISCOUNT, -10_000)
    order = an_order(fee=1_000, delivery_share=12_050, point=replace(POINT, price=6_000), adjustments=(rebate,))
    fee = Catalogue().money("ru", {part.kind: part.amount for part in order.explanation}["fee"], "RUB")
    said = (
        f"оргсбор 10\u00a0% — {fee}, доля доставки — 120,50\u00a0₽, выдача в пункте — 60\u00a0₽, скидка — −100\u00a0₽"
    )
    for template in ("order_saved", "order_changed", "point_moved"):
        lines = text(template, order).split("\n")
        place = next(index for index, line in enumerate(lines) if line.startswith("Итого"))
        assert lines[place + 1] == f"В том числе: {said}", template
    assert text("order_stopped", order).endswith(f"\n\nВ этой сумме: {said}")
    goods_alone = an_order(fee=0)
    for template in ("order_saved", "order_changed", "order_stopped", "point_moved"):
        assert "В том числе" not in text(template, goods_alone), template


# buttons


@pytest.mark.parametrize(
    ("template", "direction"),
    [("payment_transferred", "На ваш заказ № 1001"), ("payment_left", "С вашего заказа № 1001")],
)
def test_of_a_transfer_it_is_said_which_way_the_money_went(template: str, direction: str) -> None:
    assert text(template).startswith(direction)


def test_of_a_refund_it_is_said_why_and_what_is_left_to_pay() -> None:
    lines = text("payment_refunded", ORDERS["on full terms"], reason="Не было размера").split("\n")
    assert "Причина: Не было размера" in lines
    assert lines[-1].startswith("Осталось оплатить: 2")
    assert "Причина" not in text("payment_refunded", reason="")

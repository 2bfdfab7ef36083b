"""What an order costs, as a notice tells it."""

from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind
from chalicelib.texts import Catalogue
from chalicelib.usecases.notices.order_costs import SHOWN_LINES, SHOWN_NAME, extras_of, gone_of, goods_of
from tests.factories import a_line, an_order

TEXTS = Catalogue()


def test_a_long_order_is_told_in_short() -> None:
    goods = goods_of(TEXTS, "ru", an_order([a_line(article=str(place), name="Я" * 80) for place in range(13)]))
    *lines, more = goods.split("\n")
    assert (len(lines), more) == (SHOWN_LINES, "…и ещё позиций: 3")
    assert all("Я" * (SHOWN_NAME - 1) + "…" in line and "Я" * SHOWN_NAME not in line for line in lines)


def test_as_many_as_are_shown_are_all() -> None:
    goods = goods_of(TEXTS, "ru", an_order([a_line(article=str(place)) for place in range(SHOWN_LINES)]))
    assert goods.count("•") == len(goods.split("\n")) == SHOWN_LINES


def test_goods_without_a_name_go_by_their_article() -> None:
    assert goods_of(TEXTS, "ru", an_order([a_line(name="", option="")])).startswith("• Б-1 — 1 шт.")


def test_only_goods_that_count_are_listed_and_never_nothing() -> None:
    gone = a_line(article="Б-2", name="Сапоги", state=LineState.OUT_OF_STOCK)
    assert "Сапоги" not in goods_of(TEXTS, "ru", an_order([a_line(), gone]))
    for language in ("ru", "en"):
        assert goods_of(TEXTS, language, an_order([gone])) == TEXTS.phrase(language, "notices.no_goods")


def test_what_does_not_come_is_told_in_short_too_with_why() -> None:
    lost = [a_line(article=str(place), state=LineState.OUT_OF_STOCK) for place in range(13)]
    title, *lines, more = gone_of(TEXTS, "ru", an_order([a_line(), *lost])).split("\n")
    assert (title, len(lines), more) == ("Не войдёт в заказ:", SHOWN_LINES, "…и ещё позиций: 3")
    assert all(line.endswith("нет в наличии") for line in lines)
    assert gone_of(TEXTS, "ru", an_order([a_line()])) == ""


def test_a_total_says_what_is_in_it_beside_the_goods() -> None:
    rebate = Adjustment(AdjustmentKind.DISCOUNT, -10_000)
    order = an_order(fee=1_000, delivery_share=12_050, adjustments=(rebate,))
    assert (
        extras_of(TEXTS, "ru", order)
        == "оргсбор 10\u00a0% — 349\u00a0₽, доля доставки — 120,50\u00a0₽, скидка — −100\u00a0₽"
    )
    assert extras_of(TEXTS, "ru", an_order(fee=0)) == ""

"""Pieces and days are read as they stand there, or by the rule that a person can look up."""

import pytest

from chalicelib.domain.catalogue.offer_cells import is_in_words, read_cost, read_days, read_offer_price, read_stock
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import Cell, Flaw


def figure(text: str) -> Cell:
    return Cell(text, figure=text, exact=text)


STOCKS = {
    0: ["", "-", "–", "—", "нет", "Нет в наличии", "под заказ", "0", "0,00", "no", "Out of stock", "0 шт."],
    1: ["1", "есть", "Есть", "В наличии", "+", "да", "много", "мало", "<10", "до 5", "менее 10", "in stock", "1,0"],
    5: ["5", "5 шт", "5 шт.", "5.00", "'5", "5-10", "10–5", "5 … 10", "5..9", "5+", "от 5", ">= 5", "≥5", "не менее 5"],
    11: [">10", "> 10", "больше 10", "более 10 шт", "свыше 10", "more than 10"],
    10: ["10+", "10 +", "10 и более", "10 or more", "at least 10"],
    1_234: ["1 234", "1234", "1\N{NO-BREAK SPACE}234"],
    None: ["∞", "без ограничений", "Unlimited"],
}


@pytest.mark.parametrize(("pieces", "written"), [(pieces, each) for pieces, all in STOCKS.items() for each in all])
def test_what_is_there_for_sure_counts(pieces: int | None, written: str) -> None:
    assert read_stock(Cell(written)) == pieces


@pytest.mark.parametrize(("shown", "pieces"), [("5", 5), ("0", 0), ("-3", 0), ("7.0", 7), ("10000000", 10_000_000)])
def test_a_number_is_as_it_is_and_less_than_none_is_none(shown: str, pieces: int) -> None:
    assert read_stock(figure(shown)) == pieces


@pytest.mark.parametrize(
    "written", ["1,234", "5,5", "пять", "5 коробок", "10001000", "-5", "5--7", "***", "1 23", ">", "+5+"]
)
def test_what_may_mean_several_things_is_not_guessed(written: str) -> None:
    with pytest.raises(Invalid, match="stock_"):
        read_stock(Cell(written))


def test_a_fraction_too_many_and_a_spoilt_cell_are_refused() -> None:
    for cell, reason in (
        (figure("1.5"), "stock_unclear"),
        (figure("10000001"), "stock_unreadable"),
        (Cell("10.12.2026", flaw=Flaw.DATE), Flaw.DATE),
        (Cell("5", merged=True), Flaw.MERGED),
    ):
        with pytest.raises(Invalid, match=reason):
            read_stock(cell)


def test_it_is_said_where_a_rule_was_needed() -> None:
    assert all(is_in_words(Cell(each)) for each in (">10", "есть", "-"))
    assert not any(is_in_words(Cell(each)) for each in ("10", "1 000", "5 шт.", "", "'5"))
    assert not is_in_words(figure("-3"))


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("", None),
        ("-", None),
        ("3", 3),
        ("3 дня", 3),
        ("2-4 дн.", 4),
        ("2 – 4", 4),
        ("сегодня", 0),
        ("5 days", 5),
        ("7дн", 7),
    ],
)
def test_of_days_the_longest_counts(written: str, days: int | None) -> None:
    assert read_days(Cell(written)) == days


@pytest.mark.parametrize("written", ["скоро", "400", "1-400", "-3", "3 недели"])
def test_days_that_are_none_are_refused(written: str) -> None:
    with pytest.raises(Invalid, match="delivery_unreadable"):
        read_days(Cell(written))


def test_days_are_read_of_a_figure_and_not_of_a_date() -> None:
    assert read_days(figure("3")) == 3
    with pytest.raises(Invalid, match="cell_date"):
        read_days(Cell("02.04.2026", flaw=Flaw.DATE))


def test_nothing_is_offered_for_nothing_and_a_cost_need_not_be_said() -> None:
    assert (read_offer_price(Cell("1 530,50")), read_cost(Cell("1 200")), read_cost(Cell(" "))) == (
        153_050,
        120_000,
        None,
    )
    assert read_cost(figure("0")) == 0
    for written, reason in (("0", "price_zero"), ("", "price_missing"), ("по запросу", "price_unreadable")):
        with pytest.raises(Invalid, match=reason):
            read_offer_price(Cell(written))
    with pytest.raises(Invalid, match="cell_error"):
        read_cost(Cell("#REF!", flaw=Flaw.ERROR))

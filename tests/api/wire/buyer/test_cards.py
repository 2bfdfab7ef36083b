"""The list that is asked for most: written out by hand, so that every field is looked at."""

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.api.wire.buyer.cards import OrderCard, OrdersQuery, Period, write_orders
from chalicelib.api.wire.forms import convert
from chalicelib.domain.lists import Page
from chalicelib.domain.orders import cards
from chalicelib.domain.orders.cards import card_of
from tests.api.wire.plain import asked, told
from tests.factories import NOW, a_claim_mark, a_line, an_order


def test_every_card_is_shown_with_all_its_fields() -> None:
    card = card_of(an_order((a_line(), a_line(article="Н-1")), claims=(a_claim_mark(),), paid=100))
    page = told(write_orders(Page([card], "next")))
    (shown,) = page["orders"]
    assert (shown["number"], shown["purchase"], shown["lines"], shown["total"]) == (
        "1001",
        "Осенняя обувь",
        2,
        card.total,
    )
    assert (shown["paymentState"], shown["handout"], shown["stage"]) == ("partly_paid", "not_ready", "collecting")
    assert (shown["claimed"], shown["covered"], shown["createdAt"]) == (100_000, False, "2026-11-22T10:00:00Z")
    assert page["cursor"] == "next"


def test_written_by_hand_it_is_what_it_would_be_by_name() -> None:
    """But for the purchase and where it is paid, which are called otherwise inside; no field is forgotten."""
    card = card_of(an_order())
    named = [name for name in cards.OrderCard.__struct_fields__ if name not in ("purchase_title", "elsewhere")]
    asked = replace(card, asked=True, until=NOW, since=NOW)
    for each in (card, replace(card, claimed=card.total, covered=True), asked):
        (by_hand,) = write_orders(Page([each])).orders
        assert by_hand.step == each.step is not None
        assert by_hand.paid_elsewhere is each.elsewhere
        assert [getattr(by_hand, name) for name in named] == [getattr(each, name) for name in named]
    assert set(OrderCard.__struct_fields__) - set(named) == {"purchase", "step", "paid_elsewhere"}
    with pytest.raises(msgspec.ValidationError):
        convert(card, OrderCard)


def test_the_list_is_of_late_unless_all_is_asked_for() -> None:
    assert asked(OrdersQuery).period is Period.RECENT
    assert asked(OrdersQuery, period="all", cursor="x") == OrdersQuery("x", Period.ALL)
    with pytest.raises(msgspec.ValidationError):
        asked(OrdersQuery, period="ever")

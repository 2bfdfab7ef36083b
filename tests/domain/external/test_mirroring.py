"""The order of ours that a marketplace's becomes, and what it takes of the stock."""

from typing import Any

from msgspec.structs import replace

from chalicelib.domain.external.deciding import Acceptance, Doing, accepted, undone
from chalicelib.domain.external.external_order import Bound, Decision, ExternalOrder, Reservation
from chalicelib.domain.external.mirroring import Stock, following, mirrored, place_of, released, stock_moves
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.orders.cards import card_of
from chalicelib.domain.orders.desk_list import desk_card_of
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.storage.orders.lists import read_card, write_card
from tests.factories import NOW, a_sighting, an_account, an_order

DOING = Doing(by="buyer/petr", at=NOW)
LINE = a_sighting().lines[0]
BOUND = Bound("offer", "Запчасти", 40_000)


def taken(**fields: Any) -> ExternalOrder:
    order = first_seen(an_account(), a_sighting(**fields), NOW)
    return accepted(order, [Acceptance(line.key, bound=BOUND) for line in order.lines], DOING)


def test_that_it_was_split_changes_nothing_and_a_part_that_goes_takes_its_pieces() -> None:
    mat = replace(LINE, key="7", sku="7", article="W-914", price=10_000)
    order = taken(lines=(LINE, mat))
    ours = mirrored(order, an_account(), number="1001", buyer="anna", now=NOW)
    whole, rest = replace(order.lines[0], pieces=0), replace(order.lines[1], pieces=1)
    first = replace(order.lines[1], pieces=1, seen=replace(mat, quantity=1))
    family = [replace(order, lines=(whole, rest)), replace(order, lines=(first, order.lines[0]))]
    assert following(ours, family, NOW) is ours
    gone = replace(family[1], lines=(replace(first, decision=Decision.CANCELLED), order.lines[0]))
    after = following(ours, [family[0], gone], NOW)
    assert [(line.article, line.quantity, line.counted) for line in after.lines] == [
        ("OC-90", 2, True),
        ("W-914", 1, True),
        ("W-914", 1, False),
    ]


def test_it_has_one_place_of_its_own() -> None:
    one, other = taken(), taken(order="46231993-0568-2")
    assert place_of(one) == place_of(taken())
    assert place_of(one) != place_of(other)


def test_it_has_the_lines_that_were_accepted_and_nobody_pays_for_it_here() -> None:
    account = an_account(title="Склад за гаражом")
    ours = mirrored(taken(), account, number="1001", buyer="anna", now=NOW)
    (line,) = ours.lines
    assert (line.article, line.option, line.quantity, line.price) == ("OC-90", "Knecht", 2, 50_000)
    assert (ours.total, ours.owed, ours.terms.stage) == (100_000, 0, Stage.ORDERED)
    assert ours.purchase_title == "Ozon: 46231993-0568-1", "its buyer does not read what the account is called here"
    assert (ours.paid_elsewhere, ours.debt, ours.to_return, ours.payment_state) == (True, 0, 0, PaymentState.PAID)
    assert replace(ours, paid=5).to_return == 5  # what was entered here by mistake goes back
    assert read_card(write_card(card_of(ours)), "1001", NOW) == card_of(ours)
    assert (card_of(ours).elsewhere, desk_card_of(ours).paid_elsewhere) == (True, True)
    assert not card_of(an_order()).elsewhere


def test_without_a_price_there_that_of_the_offer_counts() -> None:
    ours = mirrored(taken(lines=(replace(LINE, price=None),)), an_account(), number="1", buyer="anna", now=NOW)
    assert ours.lines[0].price == 40_000


def test_it_follows_and_is_itself_where_nothing_is_other() -> None:
    order = taken()
    ours = mirrored(order, an_account(), number="1001", buyer="anna", now=NOW)
    assert following(ours, [order], NOW) is ours
    gone = following(ours, [undone(order, ["1"], DOING)], NOW)
    assert (gone.lines[0].state, gone.total, gone.cancelled_at) == (LineState.CANCELLED, 0, NOW)
    back = following(gone, [order], NOW)
    assert (back.total, back.cancelled_at) == (100_000, None)


def test_stock_is_taken_and_given_back_by_what_differs() -> None:
    order = taken()
    before = first_seen(an_account(), a_sighting(), NOW)
    assert stock_moves(before, order) == [Stock("offer", 2)]
    assert stock_moves(None, order) == [Stock("offer", 2)]
    cancelled = released(replace(order, lines=(replace(order.lines[0], decision=Decision.CANCELLED),)))
    assert stock_moves(order, cancelled) == [Stock("offer", -2)]
    assert stock_moves(cancelled, released(cancelled)) == []
    fewer = released(replace(order, lines=(replace(order.lines[0], seen=replace(LINE, cancelled=1)),)))
    assert stock_moves(order, fewer) == [Stock("offer", -1)]
    reserved = Reservation(supplier="s1", offer="offer", price=40_000, currency="RUB", key="k")
    his = replace(order, lines=(replace(order.lines[0], bound=replace(BOUND, taken=2, reservation=reserved)),))
    assert (stock_moves(before, his), stock_moves(order, his)) == ([], [Stock("offer", -2)]), "a supplier's is his"
    other = replace(order, lines=(replace(order.lines[0], bound=replace(BOUND, offer="other", taken=1)),))
    assert stock_moves(order, other) == [Stock("offer", -2), Stock("other", 1)]

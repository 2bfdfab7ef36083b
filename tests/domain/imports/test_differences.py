"""What a file changes in an order."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.differences import LineDifference, drafted, line_differences, merged, reworked
from chalicelib.domain.imports.findings import BuyerRows
from chalicelib.domain.imports.line_limits import MOST_LINES
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.purchases.purchase import Stage
from tests.factories import NOW, a_choice, a_claim_mark, a_line, a_payment, a_purchase, an_order, payable

ARTICLES = st.sampled_from(["", "a", "A", "б", "Б", "ß", "SS"])
FILE_LINES = st.builds(
    OrderLine, ARTICLES, ARTICLES, ARTICLES, st.integers(1, 3), st.integers(0, 3), st.sampled_from(["", "срочно"])
)
STORED_LINES = st.builds(replace, FILE_LINES, state=st.sampled_from(LineState))
FILES = st.builds(
    lambda lines, incomplete: BuyerRows("570000000101", lines=tuple(lines), incomplete=incomplete),
    st.lists(FILE_LINES, max_size=6),
    st.booleans(),
)
STORED = st.lists(STORED_LINES, max_size=6).map(tuple)


def rows(*lines: OrderLine, incomplete: bool = False) -> BuyerRows:
    return BuyerRows("570000000101", lines=lines, incomplete=incomplete)


def cancelled(line: OrderLine) -> OrderLine:
    return replace(line, state=LineState.CANCELLED)


@settings(deadline=None, max_examples=300)
@given(STORED, FILES)
def test_the_same_file_twice_changes_nothing(lines: tuple[OrderLine, ...], file: BuyerRows) -> None:
    idempotency_key = merged(lines, file)
    assert merged(idempotency_key, file) == idempotency_key
    assert line_differences(idempotency_key, merged(idempotency_key, file)) == ()


@settings(deadline=None, max_examples=150)
@given(STORED, FILES)
def test_no_line_is_ever_erased_or_moved(lines: tuple[OrderLine, ...], file: BuyerRows) -> None:
    after = merged(lines, file)
    assert [line.option for line in after[: len(lines)]] == [line.option for line in lines]


@settings(deadline=None, max_examples=150)
@given(STORED, FILES)
def test_every_row_of_the_file_is_a_line_of_the_order(lines: tuple[OrderLine, ...], file: BuyerRows) -> None:
    file = replace(file, incomplete=False)
    after = [(line.name, line.quantity, line.price, line.comment) for line in merged(lines, file)]
    for line in file.lines:
        after.remove((line.name, line.quantity, line.price, line.comment))


@settings(deadline=None, max_examples=150)
@given(STORED, st.lists(FILE_LINES, max_size=6))
def test_an_incomplete_file_takes_nothing_away(lines: tuple[OrderLine, ...], file: list[OrderLine]) -> None:
    after = merged(lines, rows(*file, incomplete=True))
    kept = zip(lines, after, strict=False)
    assert all(new.state is not LineState.CANCELLED or old.state is LineState.CANCELLED for old, new in kept)


@settings(deadline=None, max_examples=150)
@given(STORED, FILES)
def test_the_differences_explain_the_new_goods(lines: tuple[OrderLine, ...], file: BuyerRows) -> None:
    after = merged(lines, file)
    as_remarks = line_differences(lines, after)
    gained = sum(each.after.sum for each in as_remarks if each.after) - sum(
        each.before.sum for each in as_remarks if each.before
    )
    assert gained == sum(line.sum for line in after) - sum(line.sum for line in lines)
    assert LineDifference(None, None) not in as_remarks


def test_a_line_that_the_file_no_longer_has_is_cancelled() -> None:
    boots, socks = a_line(), a_line(article="Н-1")
    after = merged((boots, socks), rows(boots))
    assert after == (boots, cancelled(socks))
    assert line_differences((boots, socks), after) == (LineDifference(socks, None),)


def test_a_line_that_came_back_is_accepted_again() -> None:
    boots = a_line()
    assert merged((cancelled(boots),), rows(boots)) == (boots,)
    assert line_differences((cancelled(boots),), (boots,)) == (LineDifference(None, boots),)


def test_a_corrected_price_changes_the_line_in_its_place() -> None:
    boots, socks, dearer = a_line(), a_line(article="Н-1"), a_line(price=1)
    after = merged((boots, socks), rows(socks, dearer))
    assert after == (dearer, socks)
    assert line_differences((boots, socks), after) == (LineDifference(boots, dearer),)


def test_another_size_is_another_line() -> None:
    small, large = a_line(option="36"), a_line(option="41")
    assert merged((small,), rows(large)) == (cancelled(small), large)


def test_the_nth_of_equals_is_the_nth() -> None:
    first, second = a_line(price=1), a_line(price=2)
    assert merged((first, second), rows(first, a_line(price=3))) == (first, a_line(price=3))
    assert merged((first, second), rows(first)) == (first, cancelled(second))
    assert merged((first,), rows(first, second)) == (first, second)


def test_letter_case_makes_no_other_line_and_the_first_writing_stays() -> None:
    after = merged((a_line(article="Б-1"),), rows(a_line(article="б-1", price=1)))
    assert after == (a_line(article="Б-1", price=1),)


def test_without_an_article_the_name_tells_lines_apart() -> None:
    boots = a_line(article="")
    assert merged((boots,), rows(a_line(article="", price=1))) == (a_line(article="", price=1),)
    assert merged((boots,), rows(a_line(article="", name="Сапоги"))) == (
        cancelled(boots),
        a_line(article="", name="Сапоги"),
    )


def test_an_article_given_later_stays_with_its_line() -> None:
    corrected = rows(a_line(article="Ботинки", name="Ботинки зимние"))
    idempotency_key = merged((a_line(article="", name="Ботинки"),), corrected)
    assert idempotency_key == (a_line(article="Ботинки", name="Ботинки зимние"),)
    assert merged(idempotency_key, corrected) == idempotency_key


@pytest.mark.parametrize("state", [LineState.REFUSED, LineState.OUT_OF_STOCK, LineState.PENDING, LineState.REPLACED])
def test_a_file_does_not_undo_what_the_supplier_said(state: LineState) -> None:
    line = a_line(state=state)
    assert merged((line,), rows(a_line(price=1))) == (a_line(price=1, state=state),)


@pytest.mark.parametrize("state", [LineState.REFUSED, LineState.OUT_OF_STOCK])
def test_what_does_not_count_is_not_cancelled(state: LineState) -> None:
    line = a_line(state=state)
    assert merged((line,), rows()) == (line,)


def test_an_order_follows_the_present_fee_of_its_purchase() -> None:
    boots = a_line()
    order = an_order((boots,), fee=1_000)
    assert reworked(order, a_purchase(fee=1_500), rows(boots)) == replace(order, fee=1_500)
    assert reworked(order, a_purchase(fee=1_000), rows(boots)) == order


def test_a_draft_is_an_order_of_the_purchase_with_nothing_in_it() -> None:
    order = drafted(a_purchase(fee=700, currency="KZT"), "1042", "anna", NOW)
    assert (order.lines, order.total, order.fee, order.currency) == ((), 0, 700, "KZT")
    assert (order.number, order.buyer, order.purchase, order.created_at) == ("1042", "anna", "shoes", NOW)


def test_a_draft_lives_by_the_present_terms_of_its_purchase() -> None:
    terms = payable(revision=7, stage=Stage.DISTRIBUTING)
    order = drafted(a_purchase(terms=terms), "1042", "anna", NOW)
    assert (order.terms, order.handout) == (terms, Handout.READY)


def test_a_file_speaks_of_goods_and_leaves_money_point_and_hand_out_as_they_are() -> None:
    known = {
        "paid": 500,
        "payments": (a_payment(amount=500),),
        "claims": (a_claim_mark(),),
        "point": a_choice(),
        "handout": Handout.READY,
        "terms": payable(revision=3),
        "delivery_share": 70,
    }
    order = an_order((a_line(),), **known)
    after = reworked(order, a_purchase(terms=payable(revision=9)), rows(a_line(price=1)))
    assert {name: getattr(after, name) for name in known} == known


def test_of_equals_that_are_not_all_there_none_is_touched() -> None:
    lines = (a_line(quantity=1), a_line(quantity=3))
    assert merged(lines, rows(a_line(quantity=3), incomplete=True)) == lines


def test_cancelled_lines_make_room_for_others() -> None:
    old = tuple(replace(a_line(article=f"old{place}"), state=LineState.CANCELLED) for place in range(MOST_LINES))
    order = reworked(an_order(lines=old), a_purchase(), rows(a_line(article="new")))
    assert [line.article for line in order.lines] == ["new"]


def test_an_order_does_not_outgrow_its_limit() -> None:
    old = tuple(a_line(article=f"old{place}") for place in range(MOST_LINES))
    with pytest.raises(Invalid, match="order_too_long"):
        reworked(an_order(lines=old), a_purchase(), rows(a_line(article="new"), incomplete=True))

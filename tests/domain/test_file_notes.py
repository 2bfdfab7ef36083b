"""What is to be known of a file before it is saved."""

from chalicelib.domain.columns import Column
from chalicelib.domain.file_notes import MOST_NAMES, MOST_REMARKS, noted
from chalicelib.domain.file_rows import BadRow, BuyerRows, Reading, Remark


def test_remarks_of_the_whole_file_come_first_and_then_by_row() -> None:
    remarks = (Remark("c", 7), Remark("a"), Remark("d", 2), Remark("b"))
    notes = noted(Reading(3, (), (), remarks=remarks))
    assert [(remark.reason, remark.row) for remark in notes.remarks] == [("a", None), ("b", None), ("d", 2), ("c", 7)]


def test_who_loses_nothing_is_named_or_numbered() -> None:
    buyers = (BuyerRows("1", "Анна"), BuyerRows("2", "Елена", incomplete=True), BuyerRows("3", incomplete=True))
    notes = noted(Reading(3, buyers, (BadRow(5, Column.PRICE, "price_unreadable"),)))
    assert (notes.incomplete, notes.everybody, notes.nobodys) == (("Елена", "3"), False, ())


def test_it_is_everybody_only_where_a_row_names_no_buyer() -> None:
    bad = (BadRow(5, Column.BUYER, "buyer_unreadable"), BadRow(9, Column.BUYER, "buyer_missing"))
    notes = noted(Reading(3, (BuyerRows("1", "Анна", incomplete=True),), bad))
    assert (notes.everybody, notes.nobodys) == (True, (5, 9))
    some = noted(Reading(3, (BuyerRows("1", "Анна", incomplete=True), BuyerRows("2")), bad))
    assert not some.everybody
    assert not noted(Reading(3, (), ())).everybody


def test_of_very_many_only_the_beginning_is_kept() -> None:
    buyers = tuple(BuyerRows(str(number), incomplete=True) for number in range(MOST_NAMES + 1))
    notes = noted(Reading(3, buyers, (), remarks=tuple(Remark("a", row) for row in range(1, MOST_REMARKS + 2))))
    assert (len(notes.incomplete), len(notes.remarks)) == (MOST_NAMES, MOST_REMARKS)

"""How large an order may be, in the bytes that are stored."""

import msgspec

from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.line_limits import LARGEST_LINES, LIMITS, MOST_LINES, weight
from tests.factories import a_line

ITEM = 400_000
"""Bytes that the store keeps as one row."""


def test_lines_weigh_what_their_list_takes_where_it_is_stored() -> None:
    for lines in ([], [a_line()], [a_line(), a_line(comment="б" * 300), a_line(name="\x01" * 10)]):
        stored = len(msgspec.json.encode(lines))
        assert weight(lines) <= stored <= weight(lines) + 2, lines


def test_a_sign_weighs_its_bytes_and_not_one() -> None:
    latin, russian, unseen = (weight([a_line(name=sign * 100)]) for sign in ("a", "ю", "\x01"))
    assert (russian - latin, unseen - latin) == (100, 500)


def test_an_order_of_ordinary_lines_is_ended_by_their_number_and_one_of_the_longest_by_its_weight() -> None:
    longest = a_line(
        article="ю" * LIMITS[Column.ARTICLE],
        name="ю" * LIMITS[Column.TITLE],
        option="ю" * LIMITS[Column.OPTION],
        comment="ю" * LIMITS[Column.COMMENT],
    )
    assert weight([a_line()] * MOST_LINES) < LARGEST_LINES < weight([longest] * MOST_LINES)


def test_a_journal_entry_with_both_versions_of_the_largest_lines_is_one_row() -> None:
    assert 2 * LARGEST_LINES < ITEM

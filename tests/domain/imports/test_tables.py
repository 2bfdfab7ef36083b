"""How cells, rows and columns are named to people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.imports.tables import letters, ranges, shortened, tidy


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("", ""),
        ("  a \t b\n", "a b"),
        ("Зимние\u00a0\u200b ботинки\x00", "Зимние ботинки"),
        ("a\u2028b", "a b"),
        ("\ufeffПрофиль", "Профиль"),
        ("\ud800x", "x"),
    ],
)
def test_a_text_is_one_line_without_what_nobody_sees(text: str, seen: str) -> None:
    assert tidy(text) == seen


@given(st.text())
def test_what_is_tidy_stays_as_it_is(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)
    assert tidy(text).isprintable()


def test_a_text_is_shortened_to_what_a_message_shows_and_says_so() -> None:
    assert shortened("я" * 40) == "я" * 40
    assert shortened("я" * 41) == "я" * 39 + "…"
    assert shortened("abcdef", 3) == "ab…"


@pytest.mark.parametrize(
    ("numbers", "text"),
    [
        ([], ""),
        ([3], "3"),
        ([9, 3, 5, 6, 7, 8, 5], "3, 5–9"),
        ([1, 2], "1–2"),
        (range(1, 17, 2), "1, 3, 5, 7, 9, 11, 13, 15"),
        (range(1, 19, 2), "1, 3, 5, 7, 9, 11, 13, 15, …"),
    ],
)
def test_rows_are_named_in_spans_the_first_of_very_many(numbers: list[int], text: str) -> None:
    assert ranges(numbers) == text


def test_columns_have_the_letters_of_a_spreadsheet() -> None:
    named = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
    for place, name in named:
        assert letters(place) == name
    assert len({letters(place) for place in range(2_000)}) == 2_000

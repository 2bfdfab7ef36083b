"""What people write in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.titles import TITLE_LENGTH, checked_title, one_line


def test_a_title_is_one_line_of_what_can_be_seen() -> None:
    assert checked_title("  Осенняя\n\tобувь\u200b \x00 ", "title") == "Осенняя обувь"


def test_the_longest_title_goes_in_and_one_sign_more_does_not() -> None:
    """Counted after it was tidied, in signs as people see them."""
    longest = "ю" * TITLE_LENGTH
    assert checked_title(f"  {longest}  ", "title") == longest
    with pytest.raises(Invalid) as refusal:
        checked_title(longest + "ю", "name")
    assert (refusal.value.reason, refusal.value.field, refusal.value.values) == (
        "title_too_long",
        "name",
        {"limit": 80},
    )


def test_what_shows_nothing_is_no_title() -> None:
    for text in ("", "  ", "\u200b", "\x00\x01", "\u2060\n"):
        with pytest.raises(Invalid, match="title_missing"):
            checked_title(text, "title")


@given(st.text(max_size=100))
def test_a_title_is_the_same_when_it_is_checked_again(text: str) -> None:
    try:
        title = checked_title(text, "title")
    except Invalid:
        return
    assert checked_title(title, "title") == title


def test_words_are_put_into_one_line_and_counted_there() -> None:
    assert one_line("  Не \n прислали\t", "why", 11, "reason_missing") == "Не прислали"
    assert one_line(" \n ", "note", 11) == ""
    for text, reason, values in ((" \n ", "reason_missing", {}), ("Не прислали!", "text_too_long", {"limit": 11})):
        with pytest.raises(Invalid) as refusal:
            one_line(text, "why", 11, "reason_missing")
        assert (refusal.value.reason, refusal.value.field, refusal.value.values) == (reason, "why", values)

"""What somebody types to find an order."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.domain.orders.search import Search, search_of


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1001", Search("1001", number="1001")),
        (" 7 ", Search("7", number="7")),
        ("+7 916 000-00-01", Search("+7 916 000-00-01", phone="+79160000001")),
        ("8 (916) 000 00 01", Search("8 (916) 000 00 01", phone="+79160000001")),
        ("89160000001", Search("89160000001", number="89160000001", phone="+79160000001")),
        ("Петрова   Анна", Search("Петрова Анна")),
        ("ШГ-2041", Search("ШГ-2041")),
        ("00017", Search("00017", number="00017")),
        ("1+1 2+2 3+3 4+4 5+5 6+6 7+7 8+8", Search("1+1 2+2 3+3 4+4 5+5 6+6 7+7 8+8")),
    ],
)
def test_words_may_be_a_number_or_a_phone(text: str, found: Search) -> None:
    assert search_of(text) == found


@pytest.mark.parametrize(("text", "reason"), [("а", "search_too_short"), ("x" * 101, "text_too_long")])
def test_too_little_or_too_much_is_not_searched_for(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason):
        search_of(text)

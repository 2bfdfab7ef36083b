"""Phone numbers, one way to write them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.buyers.phones import read_phone
from chalicelib.domain.errors import Invalid


@pytest.mark.parametrize(
    "text",
    ["+7 916 123-45-67", "8 (916) 123-45-67", "89161234567", "79161234567", "9161234567", "+7 916 123-45-67 доб. 12"],
)
def test_a_number_is_written_one_way(text: str) -> None:
    assert read_phone(text) == "+79161234567"


def test_a_number_of_another_country_stays_there() -> None:
    assert read_phone("+375 29 123-45-67") == "+375291234567"


@pytest.mark.parametrize("text", ["", "нет", "112", "123-45-67", "+7 916 123", "1" * 40, "+", "½"])
def test_what_cannot_be_called_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="phone_unreadable"):
        read_phone(text)


@settings(deadline=None)
@given(st.text(alphabet="0123456789 +-()/;=.,доб;ext#*№\u00a0"))
def test_any_text_is_a_full_number_or_refused(text: str) -> None:
    try:
        number = read_phone(text)
    except Invalid:
        return
    assert number.startswith("+")
    assert number[1:].isdigit()
    assert 6 <= len(number) <= 16

"""Phones of nobody."""

from chalicelib.marketplaces.placeholders import is_placeholder


def test_a_number_that_stands_in_the_place_of_one_is_known() -> None:
    for phone in (
        *("+7 999 999-99-99", "+70000000000", "8 000 000 00 00", "7777777777", "+7 (900) 000-00-00", "11111", "0"),
        *("+71234567890", "1234567890", "89876543210", "8-911-111-11-11", "+7 916 999 99 99"),
    ):
        assert is_placeholder(phone), phone


def test_a_persons_number_is_none() -> None:
    for phone in ("+7 916 123-45-67", "89161234568", "+375 29 123-45-67", "9160000101", "", "нет", "x" * 500):
        assert not is_placeholder(phone), phone

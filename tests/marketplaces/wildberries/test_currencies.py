"""Currencies by their numbers."""

from chalicelib.marketplaces.wildberries.currencies import currency
from tests.marketplaces.wildberries.payloads import odd


def test_numbers_become_letters_and_unknown_ones_stay() -> None:
    for value, code in odd((643, "RUB"), ("643", "RUB"), (933, "BYN"), (51, "AMD"), ("051", "AMD"), (398, "KZT")):
        assert currency(value) == code
    for value, code in odd((36, "036"), (999, "999"), ("kzt", "KZT"), (None, "RUB"), ("₽", "RUB"), ([], "RUB")):
        assert currency(value) == code

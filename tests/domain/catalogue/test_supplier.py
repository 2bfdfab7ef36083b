"""A supplier and his token."""

import pytest

from chalicelib.domain.catalogue.supplier import checked_token, supplier_id
from chalicelib.domain.errors import Invalid
from tests.factories import NOW
from tests.fakes.suppliers import a_supplier


def test_he_is_the_same_under_the_same_address() -> None:
    assert supplier_id("https://a.example") == supplier_id("https://a.example") != supplier_id("https://b.example")
    assert supplier_id("https://a.example").startswith("supplier-")


def test_nobody_is_offered_what_one_who_rests_has() -> None:
    assert a_supplier().offers
    assert not a_supplier(paused_at=NOW).offers
    assert not a_supplier(removed_at=NOW).offers


def test_a_token_is_what_may_stand_in_a_header() -> None:
    assert checked_token(" abc.def ") == "abc.def"
    for wrong in ("", "  ", "a b", "a\nb", "ключ", "x" * 4_001):
        with pytest.raises(Invalid):
            checked_token(wrong)

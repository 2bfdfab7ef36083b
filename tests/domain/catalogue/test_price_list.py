"""Whether the offers of a list may be chosen."""

import pytest

from tests.factories import NOW, a_price_list


@pytest.mark.parametrize(
    ("fields", "offers"),
    [
        ({}, True),
        ({"active": False}, False),
        ({"archived_at": NOW}, False),
        ({"active": False, "archived_at": NOW}, False),
    ],
)
def test_a_list_offers_while_it_is_active_and_not_archived(fields: dict[str, object], offers: bool) -> None:
    assert a_price_list(**fields).offers is offers

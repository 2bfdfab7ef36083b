"""What a key may do."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.marketplaces.ozon.access import read_access
from chalicelib.usecases.ports import AccountRefused, Checked


def test_whose_it_is_and_when_it_ends() -> None:
    ends = {"expires_at": "2027-02-28T09:54:23.296Z", "roles": [{"name": "Admin", "methods": ["/v1/actions"]}]}
    at = datetime(2027, 2, 28, 9, 54, 23, 296000, tzinfo=UTC)
    assert read_access("7", ends) == Checked(seller="7", expires_at=at)
    assert read_access("7", {}).expires_at is None


@pytest.mark.parametrize(
    "roles",
    [
        None,
        "?",
        [{"name": "Admin"}],
        ["Admin"],
        [{"name": "Posting FBS", "methods": ["/v1/posting"]}],
        [{"name": "Posting FBS", "methods": None}],
        [{"name": "x", "methods": ["/v3/posting/fbs/get", "/v4/posting/fbs/ship", {"name": "/v2/posting/fbs/cancel"}]}],
        [{"name": "Product", "methods": ["/v1/product"]}, {"name": "y", "methods": ["/v9/posting/fbs"]}],
    ],
)
def test_a_key_that_suffices(roles: Any) -> None:
    assert read_access("7", {"roles": roles}).seller == "7"


@pytest.mark.parametrize(
    "roles",
    [
        [],
        [None, 5],
        ["Admin read only"],
        [{"name": "Posting FBS read only"}],
        [{"name": "Product", "methods": ["/v1/product"]}],
        [{"name": "x", "methods": ["/v3/posting/fbs/get"]}],
    ],
)
def test_a_key_that_lacks_a_role(roles: Any) -> None:
    with pytest.raises(AccountRefused, match="key_role"):
        read_access("7", {"roles": roles})

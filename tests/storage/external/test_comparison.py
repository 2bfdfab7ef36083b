"""How far the comparison of an account has come, kept: it goes on where it was left, by one at a time."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.external.comparison import Comparison
from chalicelib.domain.external.differences import Difference, DifferenceKind
from tests.factories import NOW, an_account
from tests.storage.tenant import Tenant

ACCOUNT = an_account().id


def test_a_comparison_is_gone_on_with(tenant: Tenant) -> None:
    differences = tenant.stores.differences
    assert differences.comparison(tenant.community, ACCOUNT) == Comparison(tenant.community, ACCOUNT)
    it = (
        Comparison(tenant.community, ACCOUNT)
        .begun(NOW)
        .noting([Difference(DifferenceKind.UNKNOWN, "1")])
        .listed(["1"], "more")
    )
    tenant.save(it)
    assert differences.comparison(tenant.community, ACCOUNT) == replace(it, version=1)
    with pytest.raises(Stale):
        tenant.save(it)
    assert differences.comparison(tenant.community, "ozon-other").version == 0
